"""A notebook file may hold anything."""

import json

import pytest

from helpers.classroom.grading import reading
from helpers.classroom.grading.reading import Cell, Unreadable, cells_in, read_cells

from .submitted import in_format_3, right, text


def written(folder, content):
    path = folder / "notebook.ipynb"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_cells_of_a_notebook(tmp_path):
    notebook = right()
    cells = read_cells(written(tmp_path, text(notebook)))
    assert [cell.source for cell in cells] == [cell.source for cell in notebook.cells]
    assert "answer-one_hot" in {cell.grade_id for cell in cells}


def test_an_older_format_and_a_mark_at_the_start(tmp_path):
    wanted = [(cell.cell_type, cell.source) for cell in right().cells]
    for content in (in_format_3(right()), "\ufeff" + text(right())):
        assert [(cell.kind, cell.source) for cell in read_cells(written(tmp_path, content))] == wanted


@pytest.mark.parametrize(("content", "said"), [
    ("", "is empty"), (" \n", "is empty"), ("{", "broken JSON at line 1"), (text(right())[:3000], "broken JSON"),
    (b"\x80\x81\xff" * 99, "broken JSON"), ("[]", "holds no cells"), ("3", "holds no cells"),
    ("null", "holds no cells"), ("{}", "holds no cells"),
    ('{"cells": []}', "holds no cells"), ('{"cells": 7}', "holds no cells"), ('{"cells": [1, null, []]}', "holds no cells"),
    ('{"worksheets": [3, {"cells": 5}]}', "holds no cells"), ("[" * 200_000, "nested too deeply"),
    (json.dumps({"cells": [{"cell_type": "code", "source": "x"}] * 2001}), "more than 2000 cells"),
    (json.dumps({"cells": [{"cell_type": "raw", "source": "x" * 1_000_001}]}), "characters of text"),
    (json.dumps({"cells": [{"cell_type": "code", "source": "x" * 200_001}]}), "characters of code"),
    (text(right())[:-1] + ', "x": ' + "1" * 5000 + "}", "thousands of digits"),
    ('{"cells": [' + "{}," * 600_000 + "{}]}", "more than 2000 cells"),
])
def test_what_is_no_notebook_is_refused_with_the_reason(tmp_path, content, said):
    with pytest.raises(Unreadable, match=said):
        read_cells(written(tmp_path, content))


def test_cells_of_odd_make():
    cells = cells_in({"cells": [
        {}, {"cell_type": 3, "source": 4}, {"cell_type": "code", "source": ["a\n", 5, None, "b"], "metadata": 9},
        {"cell_type": "code", "source": "c", "metadata": {"nbgrader": [1]}},
        {"cell_type": "code", "source": "d", "metadata": {"nbgrader": {"grade_id": ["x"]}}},
        {"cell_type": "code", "source": "half \ud83d a pair"}]})
    assert cells == [Cell("raw", ""), Cell("raw", ""), Cell("code", "a\nb"), Cell("code", "c"), Cell("code", "d"),
                     Cell("code", "half ? a pair")]


def test_line_ends_of_windows_and_a_long_id():
    cell = {"cell_type": "code", "source": "a\r\nb\rc", "metadata": {"nbgrader": {"grade_id": "x" * 10 ** 6}}}
    assert cells_in({"cells": [cell]}) == [Cell("code", "a\nb\nc", "x" * 200)]


def test_a_large_file_is_read_elsewhere_and_says_the_same(tmp_path, monkeypatch):
    notebook = right()
    path = written(tmp_path, text(notebook))
    here = read_cells(path)
    monkeypatch.setattr(reading, "LARGE", 10)
    assert read_cells(path) == here
    with pytest.raises(Unreadable, match="holds no cells"):
        read_cells(written(tmp_path, '{"a": "aaaaaaaaaaaaaaaaaaaa"}'))
    with pytest.raises(Unreadable, match="JSONDecodeError"):
        read_cells(written(tmp_path, '{"a": "aaaaaaaaaaaaaaaaaaaa"'))
    monkeypatch.setattr(reading, "LARGEST", 20)
    with pytest.raises(Unreadable, match="clear its outputs"):
        read_cells(path)
