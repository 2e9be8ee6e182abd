"""The command line: the same work as the window, without one. A contract: names, options, JSON keys, exit statuses.

Results go to standard output, progress and messages to standard error. The commands are thin; they ask the library
and hand what it answers to `json_lines` (for programs) or `for_people`.
"""
