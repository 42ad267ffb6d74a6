"""A JupyterHub of its own on loopback, and learners who use it as a browser does: login form, cookies, a kernel's websocket."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlsplit

import requests
import websocket

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "helpers" / "classroom" / "jupyterhub_config.py"
PASSWORD = "the-password-of-the-class"


class Hub:
    """A running hub whose settings are the keywords (``memory="1G"`` is BACKPROP_HUB_MEMORY); close it with ``stop()``.

    ``prefix`` is a command that runs the hub's.
    """

    def __init__(self, folder, prefix=(), **settings):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = Path(folder) / "hub.log"
        settings = {"port": self.port, "state": Path(folder) / "state", "allow_root": "yes"} | settings
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("BACKPROP_HUB_", "JUPYTER"))}
        environment |= {f"BACKPROP_HUB_{name.upper()}": str(value) for name, value in settings.items()}
        command = [*prefix, sys.executable, "-m", "jupyterhub", "-f", str(CONFIG)]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment, cwd=folder
            )
        self._wait()

    def _wait(self):
        """Until the hub answers through its proxy."""
        try:
            await_true(self._answers, 60, "the hub to answer")
        except AssertionError as fault:
            self.stop()
            raise AssertionError(f"{fault}\n{self.words()[-3000:]}") from None

    def _answers(self):
        if self._process.poll() is not None:
            raise AssertionError("the hub has ended by itself")
        try:
            return requests.get(f"{self.url}/hub/health", timeout=5).ok
        except requests.ConnectionError:  # not listening yet
            return False

    def words(self):
        """What the hub, its proxy and the learners' servers have logged."""
        return self.log.read_text("utf-8", "replace")

    def stop(self):
        """End the hub, which ends its proxy and the servers; returns the command lines of those that outlived it (now killed)."""
        family = descendants(self._process.pid)
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        limit = time.monotonic() + 10
        while (left := [pid for pid, born in family.items() if birth(pid) == born]) and time.monotonic() < limit:
            time.sleep(0.1)
        lines = [Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in left]
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        return lines


class Learner:
    """One person at the hub, with a browser's cookies of their own."""

    def __init__(self, hub, name):
        self.hub, self.name = hub, name
        self.session = requests.Session()
        self.base = f"{hub.url}/user/{name}"

    def close(self):
        """Close the connections."""
        self.session.close()

    def log_in(self, password=PASSWORD):
        """Fill in the login form; returns whether the hub lets them in."""
        page = self.session.get(f"{self.hub.url}/hub/login", timeout=20)
        page.raise_for_status()
        form = {"username": self.name, "password": password, "_xsrf": self._xsrf("/hub/")}
        answer = self.session.post(f"{self.hub.url}/hub/login?next=%2Fhub%2Fhome", data=form, timeout=20)
        assert answer.status_code in (200, 403), (answer.status_code, answer.text[-500:])
        return answer.ok and urlsplit(answer.url).path == "/hub/home"

    def open(self, path, seconds=120):
        """Follow an address (below the hub) as a browser does, starting the server if it must; returns the last page."""
        page = None

        def opened():
            nonlocal page
            page = self.session.get(f"{self.hub.url}{path}", timeout=60)
            if "/hub/user/" in page.url and "/hub/spawn" not in page.url:  # "your server is not running: start it"
                page = self.session.get(f"{self.hub.url}/hub/spawn/{self.name}", timeout=60)
            return urlsplit(page.url).path.startswith(f"/user/{self.name}/")

        await_true(opened, seconds, f"{path} for {self.name}", every=0.5)
        assert page.ok, (page.status_code, page.text[-500:])
        return page

    def start_server(self):
        """Start their JupyterLab; returns its page."""
        return self.open(f"/user/{self.name}/lab")

    def stop_server(self):
        """End their JupyterLab, as the hub's page does, and wait until it has ended."""
        address, page = f"{self.hub.url}/hub/api/users/{self.name}/server", f"{self.hub.url}/hub/home"
        self.session.get(page, timeout=20).raise_for_status()
        headers = {"X-XSRFToken": self._xsrf("/hub/"), "Referer": page}
        self.session.delete(address, headers=headers, timeout=60).raise_for_status()
        user = f"{self.hub.url}/hub/api/users/{self.name}"
        await_true(lambda: self.session.get(user, headers=headers, timeout=20).json()["server"] is None, 60, "the server to end")

    def _xsrf(self, path):
        """The cookie's token against forged requests, which a browser's own scripts send along."""
        return next(cookie.value for cookie in self.session.cookies if cookie.name == "_xsrf" and cookie.path == path)

    def ask(self, method, path, owner=None, **keywords):
        """The answer of a server's interface: of their own, or of ``owner``'s."""
        name = owner or self.name
        tokens = [cookie.value for cookie in self.session.cookies if cookie.name == "_xsrf" and cookie.path == f"/user/{name}/"]
        headers = {"X-XSRFToken": tokens[0]} if tokens else {}
        address = f"{self.hub.url}/user/{name}/api/{quote(path)}"
        return self.session.request(method, address, headers=headers, timeout=60, allow_redirects=False, **keywords)

    def files(self, folder="", owner=None):
        """The names in a folder that the server shows."""
        answer = self.ask("GET", f"contents/{folder}", owner)
        answer.raise_for_status()
        return sorted(entry["name"] for entry in answer.json()["content"])

    def save(self, path, text):
        """Write a text file through the server."""
        self.ask("PUT", f"contents/{path}", json={"type": "file", "format": "text", "content": text}).raise_for_status()

    def text(self, path, owner=None):
        """A text file, read through the server."""
        answer = self.ask("GET", f"contents/{path}", owner, params={"type": "file", "format": "text"})
        answer.raise_for_status()
        return answer.json()["content"]

    def kernel(self, notebook):
        """A new kernel for that notebook, started and to be closed as JupyterLab does."""
        model = {"path": notebook, "name": Path(notebook).name, "type": "notebook", "kernel": {"name": "python3"}}
        answer = self.ask("POST", "sessions", json=model)
        answer.raise_for_status()
        return closing(Kernel(self, answer.json()["kernel"]["id"]))


class Kernel:
    """A kernel's websocket."""

    def __init__(self, learner, identifier):
        cookies = requests.Request("GET", learner.base + "/", cookies=learner.session.cookies)
        header = learner.session.prepare_request(cookies).headers["Cookie"]
        address = f"{learner.base.replace('http', 'ws', 1)}/api/kernels/{identifier}/channels"
        self.identifier, self._session = identifier, uuid.uuid4().hex
        self._socket = websocket.create_connection(address, cookie=header, origin=learner.hub.url, timeout=60)

    def run(self, code):
        """Run one cell; returns its text (what it prints and shows as text), or "Name: what is wrong" where it raises."""
        sent = self._send("execute_request", {"code": code, "silent": False, "store_history": True, "allow_stdin": False})
        texts, fault = [], None
        while True:
            frame = self._socket.recv()
            if isinstance(frame, bytes):  # a widget's picture, as the figures send it
                continue
            message = json.loads(frame)
            content, kind = message["content"], message["header"]["msg_type"]
            if message["parent_header"].get("msg_id") != sent:
                continue
            if kind == "stream":
                texts.append(content["text"])
            elif kind in ("execute_result", "display_data"):
                texts.append(content["data"].get("text/plain", ""))
            elif kind == "error":
                fault = f"{content['ename']}: {content['evalue']}"
            elif kind == "status" and content["execution_state"] == "idle":
                return fault or "\n".join(texts).strip()

    def _send(self, kind, content):
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": self._session, "username": "", "version": "5.3"}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell", "buffers": []}
        self._socket.send(json.dumps(message))
        return header["msg_id"]

    def close(self):
        """Leave the kernel; it goes on."""
        self._socket.close()


def await_true(condition, seconds, what, every=0.2):
    """Ask until the answer is true; AssertionError after so many seconds."""
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, f"waited {seconds} s for {what}"
        time.sleep(every)


def free_port():
    """A port p such that the hub's three, p, p + 1 and p + 81, are free."""
    for _ in range(100):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        if port + 81 <= 65535 and all(map(_is_free, (port, port + 1, port + 81))):
            return port
    raise AssertionError("no three free ports")


def _is_free(port):
    with socket.socket() as free:
        try:
            free.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def birth(pid):
    """When a process started, in the system's ticks; None where there is none, or only its remains."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] == "Z" else int(fields[19])


def descendants(pid):
    """Every process below this one: pid and birth."""
    children = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        children.setdefault(int(fields[1]), []).append((int(path.parent.name), int(fields[19])))
    found, frontier = {}, [pid]
    while frontier:
        for child, born in children.get(frontier.pop(), []):
            found[child] = born
            frontier.append(child)
    return found
