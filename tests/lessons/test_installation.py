"""The report of lesson 00: fine where all is well, and plain about what is not."""

from importlib import metadata

import pytest

from helpers.lessons.start_here import installation as module_or_function
from helpers.lessons.start_here.installation import Finding, Report, installation


def test_here_everything_is_fine():
    report = installation()
    assert module_or_function is installation
    assert all(finding.sound for finding in report)
    assert all(line.startswith("fine  ") for line in repr(report).splitlines())


@pytest.mark.parametrize(("name", "version"), [("numpy", "1.26.4"), ("ipykernel", "7.1.0"), ("matplotlib", "3.1")])
def test_a_version_that_does_not_fit_is_named_with_its_remedy(monkeypatch, name, version):
    true = metadata.version
    monkeypatch.setattr(metadata, "version", lambda wanted: version if wanted == name else true(wanted))
    unsound = [finding for finding in installation() if not finding.sound]
    assert [finding.name.split(",")[0] for finding in unsound] == [name]
    assert version in unsound[0].remedy and "requirements.txt" in unsound[0].remedy


def test_what_is_not_fine_stands_in_text_and_page():
    report = Report([Finding("numpy", False, "missing", "install <it>")])
    assert repr(report) == "NOT FINE  numpy: install <it>"
    assert "not fine" in report._repr_html_() and "install &lt;it&gt;" in report._repr_html_()
