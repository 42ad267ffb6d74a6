"""Cells, tables and formulas painted as pixels: where they should be, legible, and alike in every way of drawing."""

import numpy as np
import pytest

from helpers.figures.canvas import Canvas
from helpers.figures.formula import LIT, TALL, cover, formula, set_lit, set_pieces
from helpers.figures.sheet import Sheet, tile
from helpers.figures.style import INK
from helpers.figures.table import HEAD, Table


@pytest.fixture
def canvas():
    return Canvas(300, 160)


@pytest.fixture
def sheet(canvas):
    axes = canvas.axes(0, 0, 300, 160, xlim=(0, 300), ylim=(0, 160))
    axes.set_axis_off()
    return Sheet(canvas, axes)


def test_what_is_painted_stands_where_it_was_put_and_frames_equal_full_draws(canvas, sheet):
    sheet.cell("0.25", 10, 20, 40, 18)
    sheet.words("name", 10, 12)
    picture = canvas.pixels().copy()
    assert (picture[20, 10:50, :3] < 220).all() and (picture[21, 11, :3] == 255).all()
    assert (picture[60:, :, :3] == 255).all() and (picture[22:36, 12:48, :3].min() < 100)
    assert np.array_equal(picture, canvas.full_pixels())
    sheet.clear()
    assert (canvas.pixels()[..., :3] == 255).all() and sheet.boxes == []


def test_what_leads_out_of_the_sheet_is_refused(sheet):
    with pytest.raises(ValueError, match="broadcast"):
        sheet.cell("1", 290, 20, 40, 18)


def test_a_crossed_cell_differs_by_more_than_colour():
    plain, crossed = (tile("0.25", 37, 18, crossed=mark) for mark in (False, True))
    assert (crossed[1:6, 29:36, 0].min() < 100) and plain[1:6, 29:36, 0].min() > 200


@pytest.mark.parametrize("text", ["−0.55", "1.0e300", "a word that is far too long for a cell", ""])
def test_a_text_stays_inside_its_cell(text):
    cell = tile(text, 37, 18)
    assert cell.shape == (18, 37, 4) and (cell[..., 3] == 255).all()
    for edge in (cell[0], cell[-1], cell[:, 0], cell[:, -1]):
        assert len(np.unique(edge.reshape(-1, 4), axis=0)) == 1


def test_tables_say_name_shape_and_numbers(sheet):
    table = Table("Z₁", 10, 20)
    table.paint(sheet, [[0.5, -1.0, np.nan], [1e6, 2.0, 3.0]])
    texts = [box[4] for box in sheet.boxes]
    assert texts == ["Z₁ (2, 3)", "0.50", "−1.00", "nan", "1e6", "2.00", "3.00"]
    cell = sheet.boxes[5]
    assert cell[:2] == (10 + 37, 20 + HEAD + 18)


def test_tables_hide_mark_and_leave_open(sheet):
    table = Table("v", 10, 20)
    table.paint(sheet, [1.0, 2.0], "empty")
    assert [box[4] for box in sheet.boxes] == ["v (2,)", "cell", "cell"]
    sheet.clear()
    table.paint(sheet, np.array([1.0, None], dtype=object), "result")
    assert [box[4] for box in sheet.boxes] == ["▸ v (2,)", "1.00", "?"]


def test_formulas_are_set_once_and_have_room():
    tall = formula(r"\frac{dL}{dW_1} = \left(\frac{P - Y}{N}\right)^{\top}")
    assert tall.shape[0] == TALL and (tall[[0, -1], :, :3] == 255).all() and tall[..., :3].min() < 80
    assert formula("X") is formula("X") and not formula("X").flags.writeable
    assert cover(r"X \, W", 11.0).shape[1] > cover("X", 11.0).shape[1]


def test_what_is_no_formula_is_an_error():
    with pytest.raises(ValueError, match="Expected"):
        cover(r"\frac{1}", 11.0)


def test_lit_pieces_stand_in_a_box_and_pieces_follow_one_another(sheet):
    edges = set_lit(sheet, ["P", "=", "f(", "X", ")"], 10, 20, (2, 5))
    assert edges == sorted(edges) and len(edges) == 6
    ground = tuple(int(LIT[k:k + 2], 16) for k in (1, 3, 5))
    assert tuple(sheet.pixels[23, edges[2] + 1, :3]) == ground and tuple(sheet.pixels[23, edges[0] + 1, :3]) == (255,) * 3
    frame = sheet.pixels[20, edges[2] - 3:edges[5] - 1, :3]
    ink = tuple(int(INK[k:k + 2], 16) for k in (1, 3, 5))
    assert (frame == ink).all()
    sheet.clear()
    assert set_pieces(sheet, ["P", "=", "f(", "X", ")"], 10, 20) == edges
