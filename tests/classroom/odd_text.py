"""Strings that should do no harm wherever they come from: names, code, faults, messages."""

STRINGS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "</pre></details></table>",
    "</style><style>*{display:none}", "<!--", "]]>", "&lt;b&gt; &amp;",
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1",
    "a;=1+1", "＝1", "x\u202ecod.exe", "two\nlines", "nul\x00bell\x07", "half\udce9", "`code` $x$ {braces} %s", "Zoë, \"Z\"",
    "n" * 5000, "n" * 5001, "", " ",
)
