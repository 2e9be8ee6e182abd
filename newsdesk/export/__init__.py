"""From articles to files: articles → one neutral document → a writer a format → temporary file → rename."""
