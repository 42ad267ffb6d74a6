"""From scikit-learn's table of the UCI optical digits to a small npz."""

import gzip
import io
import zipfile

import numpy as np


def digits_of(csv_gz):
    """Return the images (N, 8, 8) with values 0 to 16 and the labels (N,), both as uint8."""
    with gzip.open(csv_gz, "rt", encoding="ascii") as table:
        rows = np.loadtxt(table, delimiter=",").astype(np.uint8)
    return rows[:, :-1].reshape(-1, 8, 8), rows[:, -1]


def npz(**arrays):
    """Return the bytes of an npz file: the same on every machine, which ``np.savez_compressed`` does not promise.

    (Its compression is zlib's, and zlib's output differs between builds; bzip2's does not.)
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, array in arrays.items():
            member = zipfile.ZipInfo(f"{name}.npy")
            member.create_system, member.compress_type = 3, zipfile.ZIP_BZIP2
            content = io.BytesIO()
            np.lib.format.write_array(content, array, version=(1, 0))
            archive.writestr(member, content.getvalue(), compresslevel=9)
    return file.getvalue()
