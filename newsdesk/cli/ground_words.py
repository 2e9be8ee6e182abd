"""The words for what an explanation names by code: labels, kinds of lines, signs in the words, ends of lines."""

from __future__ import annotations

from newsdesk.domain import FurnitureRole
from newsdesk.importing.labels import Label
from newsdesk.wording import mark

LABELS = {
    Label.KICKER: mark("kicker"),
    Label.KICKER_ON: mark("kicker, further line"),
    Label.HEADLINE: mark("headline"),
    Label.UNDER_KICKER: mark("headline under a kicker"),
    Label.HEADLINE_ON: mark("headline, further line"),
    Label.DECK: mark("deck"),
    Label.DECK_ON: mark("deck, further line"),
    Label.BYLINE: mark("byline"),
    Label.BYLINE_ON: mark("byline, further line"),
    Label.STRAY_BYLINE: mark("byline gone astray"),
    Label.PARAGRAPH: mark("new paragraph"),
    Label.PARAGRAPH_ON: mark("the paragraph going on"),
}
ROLES = {
    FurnitureRole.MASTHEAD: mark("masthead"),
    FurnitureRole.FOLIO: mark("page head"),
    FurnitureRole.EDITORS: mark("editors' line"),
    FurnitureRole.JUMP: mark("jump notice"),
    FurnitureRole.ADVERT: mark("advertisement mark"),
    FurnitureRole.OTHER: mark("other line of the page"),
}
OTHER_TEXTS = {
    "log": mark("a log"),
    "table": mark("a table"),
    "single characters": mark("single characters"),
    "another script": mark("another script"),
    "book": mark("a book"),
}
ABOVE_ENDS = {
    "stop": mark("the text above has ended its sentence"),
    "quoted stop": mark("the text above has ended its sentence"),
    "word": mark("the text above breaks off without a mark"),
    "comma": mark("the text above breaks off at a comma"),
    "colon": mark("the text above ends with a colon"),
    "dash": mark("the text above ends with a dash"),
    "closed": mark("the text above ends with a bracket or quotation mark"),
    "top": mark("nothing above"),
    "latin": mark("the text above ends with a letter or digit"),
    "other": mark("the text above ends with a sign"),
}
FILLS = {
    "own line": mark("on a line of its own"),
    "over": mark("wider than its column"),
    "full": mark("filling its column"),
    "1 short": mark("nearly filling its column"),
    "2 short": mark("two short of its column"),
    "3 short": mark("three short of its column"),
    "4 short": mark("four short of its column"),
    "half": mark("more than half its column"),
    "short": mark("less than half its column"),
}
KINDS = {
    "edge": mark("the page's edge"),
    "text": mark("running text"),
    "cut text": mark("text that breaks off"),
    "dateline": mark("a dateline"),
    "byline": mark("a byline"),
    "names only": mark("names"),
    "body of people": mark("the name of an office"),
    "picture positions": mark("a caption"),
    "caption": mark("a caption"),
    "all in brackets": mark("a line in brackets"),
    "post and name": mark("a post and a name"),
    "numbered": mark("a numbered line"),
    "full line": mark("a full line"),
    "ended": mark("a short sentence"),
    "brief title": mark("a title of a word or two"),
    "short title": mark("a short title"),
    "title": mark("a title"),
    "long title": mark("a long title"),
    "longest": mark("a long line without a full stop"),
}
ALIKE = {
    "as sure heads": mark("set like most heads above datelines on this page"),
    "as some sure heads": mark("set like some heads above datelines on this page"),
    "unlike them": mark("set unlike the heads above datelines on this page"),
    "no sure heads": mark("no head above a dateline on this page to compare with"),
}
MATTER = {
    "again above": mark("its words stand in the text above"),
    "not above": mark("its words do not stand in the text above"),
    "again below": mark("its words come again in the text below"),
    "not below": mark("its words do not come again below"),
    "same matter": mark("the text below goes on with the matter above"),
    "other matter": mark("the text below is about something else"),
}
EDGE = mark("there is none")  # of a line beyond the page's edge
SIGNS = {
    "dateline": mark("opens like a report"),
    "byline": mark("says who wrote"),
    "names only": mark("could be people's names and nothing else"),
    "spaced name": mark("a name with a space in it"),
    "post and name": mark("a place or post and a name"),
    "according to": mark("says where the news comes from"),
    "dated opening": mark("opens like running news (6月3日, 近日, 记者 …)"),
    "dash first": mark("opens with a dash"),
    "dash last": mark("ends with a dash"),
    "reporting end": mark("ends like a kicker (指出, 强调 …)"),
    "caption": mark("sounds like a caption"),
    "numbered": mark("is numbered"),
    "all in brackets": mark("stands in brackets"),
    "column name last": mark("ends with something in brackets"),
    "series number last": mark("ends with a number in a series"),
    "note": mark("opens like an editors' note"),
    "label first": mark("opens with a label and a colon"),
    "code first": mark("opens with a code"),
    "end note": mark("says in brackets whence it comes"),
    "says when": mark("says when"),
    "attends": mark("says who attended"),
    "by how much": mark("says by how much"),
    "picture positions": mark("says who stands where in a picture"),
    "body of people": mark("names an office"),
    "notice": mark("names a notice (通知, 启事 …)"),
    "roof": mark("is a roof over short items (简讯 …)"),
    "asks or answers": mark("a question or an answer"),
    "signed": mark("is signed with a dash and a name"),
    "date alone": mark("is a date alone"),
    "letter end": mark("closes a letter"),
    "letter opening": mark("opens a letter"),
    "sentence inside": mark("has a full stop inside"),
    "set apart": mark("has a space inside"),
    "question": mark("asks"),
    "comma inside": mark("has a comma inside"),
    "colon inside": mark("has a colon inside"),
    "quoted": mark("opens with a quotation mark"),
    "digits inside": mark("has digits"),
    "plain words": mark("has words of running text (的, 了 …)"),
    "row of clauses": mark("is a row of short clauses"),
    "agenda": mark("tells an agenda (研究, 审议 …)"),
}
