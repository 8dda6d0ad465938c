"""Texts that somebody might put into the data: each means harm or breaks something elsewhere."""

import re

PICTURE = "<img src=x onerror=window.hacked=1>"
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", '=HYPERLINK("//evil.test")')
HARMFUL = (
    f"</script>{PICTURE}",
    f'">{PICTURE}',
    f"--></style></title></textarea>{PICTURE}",
    "' autofocus onfocus=window.hacked=1 x='",
    "<svg onload=window.hacked=1>",
    '<iframe src="javascript:parent.hacked=1"></iframe>',
    "<script>window.hacked=1</script>",
    "\\u003cimg src=x onerror=window.hacked=1\\u003e",
    "&lt;img src=x onerror=window.hacked=1&gt;",
    "]]><script>window.hacked=1</script><![CDATA[",
    "<!--",
    "${window.hacked=1}",
    "`${window.hacked=1}`",
    '");window.hacked=1;("',
    "');window.hacked=1;//",
    "\\",
    "javascript:window.hacked=1",
    "[x](javascript:window.hacked=1) ![x](x) **b** :red[x] :material/home:",
    "{{7*7}}{% for x in y %}{#",
    "{map} {0} {name} {count} %s %n %(x)s",
    "map_0123456789abcdef0123456789abcdef",
    r"$\frac{1}{0}$ $x^$ \textbf{x}",
    *FORMULAS,
    "#N/A",
    "'; DROP TABLE sections; --",
    '"',
    "null",
    "NaN",
    "\u200f\u0627\u0643\u062a\u0627\u0648\u200f",
    "a\u200db\u200cc\ufeff",
    "e" + "\u0301" * 200,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u2028\u2029x",
    "W" * 380,
)
# what the reader refuses, with the reason
REFUSED = {
    "a\x00b": "the sign U+0000 cannot be seen",
    "a\x1bb": "the sign U+001B cannot be seen",
    "a\x7fb": "the sign U+007F cannot be seen",
    "a\x9fb": "the sign U+009F cannot be seen",
    "a\u202eb": "the sign U+202E cannot be seen",
    "a\u2066b": "the sign U+2066 cannot be seen",
    "a\uffffb": "the sign U+FFFF cannot be seen",
    "a\ud800b": "Input should be a valid string",
    "a" * 100_000: "String should have at most 400 characters",
    "\n\t ": "is empty",
    "": "String should have at least 1 character",
}


def as_read(text: str) -> str:
    """Return a text as the catalog holds it: on one line, without spaces around it."""
    return re.sub("[\t\r\u2028\u2029]+", " ", text).strip()
