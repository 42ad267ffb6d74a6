"""The link that hands notebooks out: python -m helpers.classroom.pull_link --help

Whoever clicks it gets a copy of a git repository in their own JupyterHub home (nbgitpuller makes it). Whoever clicks it again
gets what is new merged into that copy: their own edits stay, and where both changed the same lines, theirs win.
"""

import argparse
from urllib.parse import quote, urlencode, urlsplit


def pull_link(hub, repo, branch="main", notebook="", folder=""):
    """The address at ``hub`` that pulls ``branch`` of the git repository ``repo`` and opens ``notebook``, a path in it.

    ``folder`` is the name of the learner's copy; without it, the repository's own. ValueError where a part cannot work.

    >>> address, query = pull_link("https://hub.example.org", "https://git.example.org/w3.git", notebook="3 δ.ipynb").split("?")
    >>> address
    'https://hub.example.org/hub/user-redirect/git-pull'
    >>> query
    'repo=https%3A%2F%2Fgit.example.org%2Fw3.git&branch=main&targetPath=w3&urlpath=lab%2Ftree%2Fw3%2F3%2520%25CE%25B4.ipynb'
    """
    if urlsplit(hub).scheme not in ("http", "https") or not urlsplit(hub).netloc:
        raise ValueError(f"the hub is an address that begins with http:// or https://, not {hub!r}")
    return f"{hub.rstrip('/')}/hub/user-redirect/{_git_pull(repo, branch, notebook, folder)}"


def binder_link(environment, repo, branch="main", notebook="", folder=""):
    """The same on mybinder.org: ``environment`` is owner/name/branch on GitHub of a repository that installs nbgitpuller."""
    if len(environment.split("/")) < 3 or not all(environment.split("/")):
        raise ValueError(f"the environment is owner/name/branch on GitHub, not {environment!r}")
    return f"https://mybinder.org/v2/gh/{quote(environment)}?urlpath={quote(_git_pull(repo, branch, notebook, folder), safe='')}"


def _git_pull(repo, branch, notebook, folder):
    """nbgitpuller's own part of the address."""
    folder = folder or repo.rstrip("/").rpartition("/")[2].removesuffix(".git")
    _check(repo, branch, notebook, folder)
    # What JupyterLab is to open is an address inside an address: quoted once for itself, once more by urlencode.
    path = f"lab/tree/{quote(f'{folder}/{notebook}'.rstrip('/'))}"
    query = {"repo": repo, "branch": branch, "targetPath": folder, "urlpath": path}
    return f"git-pull?{urlencode(query, quote_via=quote, safe='')}"


def _check(repo, branch, notebook, folder):
    """ValueError, in words, where nbgitpuller would fail in each learner's browser or the link would tell a secret."""
    parts = urlsplit(repo)
    if parts.scheme not in ("http", "https", "ssh", "git", "file") and not repo.startswith("/"):
        raise ValueError(f"the repository is an address (https://…) or a folder's whole path on the hub's machine, not {repo!r}")
    if parts.password or (parts.username and parts.scheme.startswith("http")):
        raise ValueError("the repository's address holds a name or password, and everybody with the link would read it")
    if not branch or branch.startswith("-") or any(sign.isspace() for sign in branch):
        raise ValueError(f"{branch!r} is no branch")
    if not folder or folder.startswith(".") or "/" in folder:
        raise ValueError(f"the learner's copy needs the name of one folder, not {folder!r}")
    if notebook.startswith("/") or ".." in notebook.split("/"):
        raise ValueError(f"the notebook is a path inside the repository, not {notebook!r}")


def main(arguments=None):
    """Print the link, alone on its line; a part that cannot work ends with a message and exit code 2."""
    parser = argparse.ArgumentParser(prog="python -m helpers.classroom.pull_link", description=__doc__.partition("\n\n")[2])
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--hub", help="the hub's address, such as https://hub.example.org or http://127.0.0.1:8000")
    place.add_argument("--binder", metavar="OWNER/NAME/BRANCH", help="a GitHub repository from which Binder builds")
    parser.add_argument("--repo", required=True, help="git repository of notebooks: an address, or a path on the hub's machine")
    parser.add_argument("--branch", default="main", help="its branch (default: main)")
    parser.add_argument("--open", default="", metavar="NOTEBOOK", help="the notebook to open, a path inside the repository")
    parser.add_argument("--folder", default="", help="the name of the learner's copy (default: the repository's)")
    chosen = parser.parse_args(arguments)
    make, place = (pull_link, chosen.hub) if chosen.hub else (binder_link, chosen.binder)
    try:
        print(make(place, chosen.repo, chosen.branch, chosen.open, chosen.folder))
    except ValueError as fault:
        parser.error(str(fault))


if __name__ == "__main__":
    main()
