"""The sentences a person sees, in their language: `_("Import…")` looks the English text up in a catalogue.

The catalogues are gettext files under `resources/translations/`. Used by the window and the commands alone; the core
raises codes with values (`newsdesk.errors`), which `sentence` turns into words here.
No Qt: the commands do not load it.
"""

from __future__ import annotations

import locale
import os
import re

from newsdesk.domain import NamedBy, Problem
from newsdesk.resources import resource

LANGUAGES = {"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"}

_catalogue: dict[str, str] = {}
_language = "en"


def system_language() -> str:
    """The language of the system as one of LANGUAGES; English where it is none of the Chinese ones."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    tag = (named or locale.getlocale()[0] or "").replace("-", "_")
    if not tag.lower().startswith(("zh", "chinese")):
        return "en"
    words = set(re.split(r"[^a-z]+", tag.lower()))
    if words & {"hans", "simplified"}:  # in Hong Kong too
        return "zh_CN"
    return "zh_TW" if words & {"tw", "hk", "mo", "hant", "traditional", "taiwan", "hong"} else "zh_CN"


def use_language(language: str) -> str:
    """Speak `language` (one of LANGUAGES, or "system") from now on; returns the one that was chosen."""
    global _catalogue, _language  # noqa: PLW0603 - one language for the whole process, set here alone
    _language = system_language() if language not in LANGUAGES else language
    _catalogue = {}
    if _language != "en":
        import polib  # noqa: PLC0415 - English commands start without it

        entries = polib.pofile(str(resource("translations", f"{_language}.po")), encoding="utf-8")
        _catalogue = {entry.msgid: entry.msgstr for entry in entries if entry.msgstr}
    return _language


def language() -> str:
    """The language spoken now."""
    return _language


def _(text: str, /, **values: object) -> str:
    """`text` in the person's language, its `{name}` fields filled in with `values` (which are never formats)."""
    words = _catalogue.get(text, text)
    return words.format_map(values) if values else words


def sentence(problem: Problem) -> str:
    """One clear sentence for a problem: what happened, to what, and what to do.

    Line breaks and other control characters in a file's name are shown as pictures (␊), so that it stays one line.
    """
    words = _SENTENCES.get(problem.code)
    if words is None:  # a defect of ours, kept from hiding the defect of the world
        return " ".join([problem.code, *(f"{name}={visible(value)}" for name, value in problem.values)])
    return _(words, **{name: visible(value) for name, value in problem.values})


def visible(text: str) -> str:
    """`text` without anything that would break a line or command a terminal; each such character as a picture."""
    return _COMMANDING.sub(lambda match: _picture(match[0]), text)


def _picture(char: str) -> str:
    code = ord(char)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"


def mark(text: str) -> str:
    """Name a text for translation where it is declared; `_` translates it where it is shown."""
    return text


# What read a file's name, for the window and the commands.
NAMED_BY = {
    NamedBy.PATTERN: mark("pattern"),
    NamedBy.BUILT_IN: mark("built in"),
    NamedBy.NOTHING: mark("nothing read"),
}

# C0 and C1 controls, line and paragraph separators, marks that turn the writing direction, lone surrogates.
_COMMANDING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# One sentence a code, sorted by code: what is wrong, with which thing, and what to do.
_SENTENCES: dict[str, str] = {
    "archive_damaged": "{path} is damaged; restore it from a backup copy.",
    "archive_disk_failed": "{path} cannot be read or written: the disk reports an error; check the disk and its cable.",
    "archive_disk_full": "{path} cannot grow: the disk is full; make room on it and try again.",
    "archive_folder": "{path} is a folder; name the archive's file instead.",
    "archive_folder_missing": "There is no folder {folder} for the archive {path}; make it or name another place.",
    "archive_folder_read_only": "{path} needs a folder that may be written to; check the permissions of {folder}.",
    "archive_foreign": "{path} is a database of another program; name another file.",
    "archive_locked": "{path} is in use by another program; close that and try again.",
    "archive_missing": "{path} does not exist; import something first or name another archive.",
    "archive_newer": "{path} was written by a newer version of Newsdesk; update this one to open it.",
    "archive_not_database": "{path} is not a Newsdesk archive; name another file.",
    "archive_on_network": "{path} lies on a network drive, where archives get damaged; choose a place on this machine.",
    "archive_read_only": "{path} cannot be written to; check its permissions or choose another place.",
    "archive_unreadable": "{path} cannot be opened; check that its folder exists and that you may read it.",
    "article_unknown": "There is no article {article} in this archive; check its number.",
    "binary": "{file} is not a text file; export its text first and import that.",
    "blank": "{file} holds nothing but white space; check where it came from.",
    "date_unreadable": "{value} is not a date; write 2021, 2021-08, 2021-08-06, or two of them with .. between, or "
    "quotation marks around words.",
    "date_without_year": "{value} names no year; write the date as 2021-08-06, or quotation marks around what is to be "
    "found as words.",
    "dates_reversed": "{value} ends before it begins; write the earlier date first.",
    "document": "{file} is a {kind} file, not text; export its text first and import that.",
    "edition_has_pages": "This edition has {pages} pages; one page number cannot stand for them all.",
    "edition_unknown": "There is no edition {edition} in this archive; it may be another archive that is open.",
    "empty": "{file} is empty; check where it came from.",
    "export_database": "{file} is a database, perhaps an archive, and is not replaced; choose another name.",
    "export_disk_full": "{file} was not written: the disk is full; make room on it or choose another one.",
    "export_failed": "{file} was not written ({reason}); choose another place and try again.",
    "export_folder_missing": "{file} was not written: there is no folder {folder}; choose one that exists.",
    "export_is_folder": "{file} is a folder; give the exported file a name of its own.",
    "export_name_too_long": "{file} was not written: the name is too long; choose a shorter one.",
    "export_name_unusable": "{file} cannot be a file's name; choose another one.",
    "export_not_a_file": "{file} is a device or a pipe; choose the name of a file.",
    "export_not_allowed": "{file} was not written: it or its folder {folder} may not be changed; choose another place.",
    "export_nothing": "{file} was not written: there is no article to export; choose others or change the search.",
    "export_unknown_format": "{format} is not an export format; choose one of {known}.",
    "folder": "{file} is a folder that cannot be opened as a file; check its permissions or import the files in it.",
    "gone": "{file} does not exist; check its name.",
    "index_damaged": "The search index in {path} is damaged; search for anything, which makes it anew, and try again.",
    "keyword_file_not_text": "{file} is no text; save it as CSV or as text with one term a line.",
    "keyword_line_too_long": "The line is longer than {limit} characters and was passed over; divide it.",
    "keyword_list_blank": "A keyword list needs a name; type one.",
    "keyword_list_name_too_long": "The name of a keyword list has at most {limit} characters; shorten it.",
    "keyword_list_taken": "There is a keyword list {name} already; choose another name.",
    "keyword_list_unknown": "There is no keyword list {list} in this archive; it may have been deleted.",
    "keyword_quote_open": "A quotation mark in this line is never closed; close it or leave it out.",
    "keyword_term_blank": "There are no characters here that could be marked; type a term.",
    "keyword_term_held": "{term} is in this list already, in these characters or others that a search takes for the "
    "same.",
    "keyword_term_short": "{term} is one character alone and may mark a great deal; look whether it is meant.",
    "keyword_term_too_long": "A term has at most {limit} characters; shorten it.",
    "keyword_term_unknown": "There is no keyword {term} in this archive; it may have been deleted.",
    "keyword_tint_unknown": "{colour} is no colour of a keyword list, so the term has that of its list.",
    "near_needs_terms": "NEAR joins two terms, or brackets of terms with OR; put it directly between two of them.",
    "newspaper_blank": "A newspaper needs a name; type one.",
    "not_a_file": "{file} is a device or a pipe; save its text in a file first.",
    "not_allowed": "{file} may not be read by you; check its permissions and those of its folder.",
    "not_readable": "{file} cannot be read ({why}); check its name and the disk it lies on.",
    "page_blank": "A page needs a number; type one.",
    "page_no_number": "{value} is not a page number; write one such as 2 or A3.",
    "page_unreadable": "{value} is not a page; write a number such as 2 or A3, or use 版名: (section:) for its name.",
    "pattern_blank": "The pattern {pattern} names no file; write one such as {{newspaper}}-{{year}}{{month}}{{day}}.",
    "pattern_brace_open": "In the pattern {pattern} a brace stands alone; write both as in {{year}}, or ? for a brace.",
    "pattern_century": "In the pattern {pattern} a year of two digits needs the first year it can be; write for "
    "example {{year2 from 1950}}.",
    "pattern_date_incomplete": "The pattern {pattern} gives no whole date; write year, month and day, or * instead.",
    "pattern_newspaper_twice": "The pattern {pattern} names the newspaper twice; write * for the first one or leave "
    "out what stands behind the =.",
    "pattern_newspaper_unclear": "In the pattern {pattern} one newspaper has to stand behind the =; write it, or ? "
    "for a = in the files' names.",
    "pattern_no_border": "In the pattern {pattern} nobody can say where {first} ends and {second} begins; put a sign "
    "between them or leave one out.",
    "pattern_repeated": "In the pattern {pattern} {part} says again what was said before; write * instead.",
    "pattern_says_nothing": "The pattern {pattern} says neither newspaper nor date nor page; write {{page}}, for "
    "example, or = and the newspaper behind it.",
    "pattern_too_long": "The pattern {pattern} is longer than {limit} characters; the end of the path is enough.",
    "pattern_unknown": "In the pattern {pattern} {part} means nothing; there are {{newspaper}}, {{year}}, {{month}}, "
    "{{day}}, {{page}}, {{year2 from 1950}} and {{minguo}}.",
    "query_too_deep": "The brackets of this search stand more than {deepest} deep in each other; write it more simply.",
    "reader_died": "{file} was not read: the system ended the reading, perhaps for want of memory; import it alone.",
    "reader_failed": "{file} was not read because of a fault in Newsdesk; please report it, the log says more.",
    "results_not_written": "The results could not be written to the end ({reason}); make room or send them elsewhere.",
    "too_large": "{file} is larger than {limit} MiB, the limit for one source; divide it into issues or pages.",
    "zip_damaged": "{file} cannot be unpacked ({why}); get the zip file anew.",
    "zip_encrypted": "{file} is protected by a password; unpack it first and import the files.",
    "zip_other_method": "{file} is packed in a way that Newsdesk cannot undo; unpack it first and import the files.",
}
