"""What is painted on a figure's sheet: do two texts or cells lie on one another?"""


def overlaps(sheet):
    """Pairs of painted boxes, by their texts, that share a pixel."""
    boxes = sheet.boxes
    return [(one[4], other[4]) for i, one in enumerate(boxes) for other in boxes[:i]
            if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]]


def texts(sheet):
    """All that is written, in the order of painting."""
    return [box[4] for box in sheet.boxes]
