"""A JupyterLab server of its own, on copies: the course's notebooks are never written to by a test."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
KERNEL7 = "kernel7"
QUIET = {
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension/plugin": {"autosave": False},
}


class Lab:
    """A running JupyterLab whose root folder holds a copy of ``notebooks/``; close it with ``stop()``.

    ``whole`` copies what else a newcomer sees; ``arguments`` take the place of the usual choice of root folder, and
    then the server opens its browser too: a recorder, which keeps the address for ``first_url()``.
    """

    def __init__(self, folder, whole=False, arguments=None):
        self.root, self.home = Path(folder) / "root", Path(folder) / "home"
        self._copy(["notebooks", "helpers", "README.md", "requirements.txt"] if whole else ["notebooks"])
        self._arguments = arguments or ["--no-browser", f"--ServerApp.root_dir={self.root}"]
        self._settings = self.home / "settings"
        for name, values in QUIET.items():
            self._set(name, values)
        self._add_kernel7()
        self.token, self.port = secrets.token_hex(16), _free_port()
        self.log = self.home / "server.log"
        self._process = self._start()
        self._wait()

    def _set(self, name, values):
        path = self._settings / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), "utf-8")

    def _copy(self, names):
        self.root.mkdir(parents=True)
        for source in (ROOT / name for name in names):
            if source.is_dir():
                ignored = shutil.ignore_patterns(".*", "__pycache__")
                shutil.copytree(source, self.root / source.name, ignore=ignored)
            else:
                shutil.copy(source, self.root)

    def write(self, name, notebook):
        """Put a notebook (or code cells, by their sources) into the root folder under this name; returns its path there."""
        if isinstance(notebook, list):
            notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in notebook])
        notebook.metadata.setdefault("kernelspec", {"name": "python3", "display_name": "Python 3"})
        nbformat.write(notebook, self.root / name)
        return name

    def url(self, notebook):
        """The address of a fresh workspace with only this notebook open."""
        workspace = secrets.token_hex(4)
        return f"http://127.0.0.1:{self.port}/lab/workspaces/{workspace}/tree/{notebook}?token={self.token}&reset"

    def first_url(self):
        """The address at which the server has opened a browser."""
        limit = time.monotonic() + 30
        while not self._opened.exists():
            if time.monotonic() > limit:
                raise TimeoutError("the server opened no browser")
            time.sleep(0.2)
        return self._opened.read_text("utf-8").strip()

    def _recorder(self):
        """A program that stands in for the browser and writes down what it is asked to open."""
        self._opened = self.home / "opened"
        program = self.home / "recorder"
        program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{self._opened}.part"\nmv "{self._opened}.part" "{self._opened}"\n')
        program.chmod(0o755)
        return str(program)

    def _add_kernel7(self):
        """Offer the second environment's Python, if one is named, as a kernel."""
        python = os.environ.get("BACKPROP_KERNEL7_PYTHON")
        if python:
            spec = {
                "argv": [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
                "display_name": "Python 3 (ipykernel 7)",
                "language": "python",
                "metadata": {"supported_features": ["debugger", "kernel subshells"]},
            }
            path = self.home / "data" / "kernels" / KERNEL7 / "kernel.json"
            path.parent.mkdir(parents=True)
            path.write_text(json.dumps(spec), "utf-8")

    def _start(self):
        command = [sys.executable, "-m", "jupyterlab", "--allow-root"]
        options = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": self.port,
            "ServerApp.port_retries": 0,
            "IdentityProvider.token": self.token,
            "LabApp.news_url": None,
            "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "LabApp.expose_app_in_browser": True,
            "LabApp.user_settings_dir": self._settings,
            "LabApp.workspaces_dir": self.home / "workspaces",
        }
        command += self._arguments + [f"--{option}={value}" for option, value in options.items()]
        folders = {f"JUPYTER_{kind.upper()}_DIR": str(self.home / kind) for kind in ("config", "data", "runtime")}
        environment = os.environ | folders | {"IPYTHONDIR": str(self.home / "ipython"), "BROWSER": self._recorder()}
        with self.log.open("wb") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment, cwd=self.root)

    def _wait(self, seconds=60):
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if self._process.poll() is not None:
                break
            try:
                return self._ask("/")
            except OSError:  # not listening yet
                time.sleep(0.2)
        self.stop()
        raise RuntimeError(f"JupyterLab did not start:\n{self.log.read_text()[-3000:]}")

    def _ask(self, path, method="GET"):
        """What the server's interface answers."""
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api{path}", headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read() or "null")

    def end_kernels(self):
        """End every kernel, so that the next page starts with a fresh one."""
        for session in self._ask("/sessions"):
            self._ask(f"/sessions/{session['id']}", "DELETE")

    def stop(self):
        """End the server; it ends its kernels first."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
