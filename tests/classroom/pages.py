"""A page read back with html.parser: its elements, their attributes and their text; and what no page may hold."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"meta", "br", "col", "hr", "img", "input", "link"}
# What runs, loads, leads elsewhere or sends.
FORBIDDEN = {"script", "img", "link", "iframe", "object", "embed", "form", "input", "button", "a", "base", "svg", "math", "video",
             "audio", "template"}
LEADING = {"src", "href", "action", "srcset", "data", "formaction", "background", "ping"}


@dataclass
class Element:
    tag: str
    attributes: dict
    inside: list = field(default_factory=list)

    def all(self, tag="", css=""):
        """Every element in it of this tag and class, in order."""
        for part in self.inside:
            if isinstance(part, Element):
                if tag in ("", part.tag) and (not css or css in part.attributes.get("class", "").split()):
                    yield part
                yield from part.all(tag, css)

    def one(self, tag="", css=""):
        (found,) = self.all(tag, css)
        return found

    @property
    def text(self):
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), (tag, names)
        element = Element(tag, dict(attrs))
        self.open[-1].inside.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].inside.append(data)


def read_page(html):
    """The body of the page as a tree; AssertionError when a tag is left open or closed twice, or something may run or load."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, [element.tag for element in reader.open]
    whole = reader.open[0]
    for element in whole.all():
        assert element.tag not in FORBIDDEN, element
        assert not [name for name in element.attributes if name.startswith("on") or name in LEADING], element.attributes
        assert "url(" not in element.attributes.get("style", "")
    (style,) = whole.all("style")
    assert "url(" not in style.text and "@import" not in style.text
    policy = next(whole.all("head")).inside
    metas = [part for part in policy if isinstance(part, Element)]
    assert metas[0].attributes == {"charset": "utf-8"}
    assert metas[1].attributes["http-equiv"] == "Content-Security-Policy"
    assert metas[1].attributes["content"].startswith("default-src 'none'; style-src 'unsafe-inline';")
    html.encode("utf-8")
    return whole.one("body")


def lines(page):
    """The lines of the teacher's page, one for each exercise, by title."""
    return {line.inside[0].one("strong").text: line for line in page.all("details", "exercise")}


def table(page):
    """The signs of the teacher's table: {student: [sign, ...]}, sums included."""
    return {row.one("th").text: [cell.text for cell in row.all("td")] for row in page.one("tbody").all("tr")}
