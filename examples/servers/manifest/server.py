#!/usr/bin/python3
"""The update server of protocols/manifest.md: one JSON document and the files beside it.

    /usr/bin/python3 server.py --files DIR --version 1.1.0 --package notes-1.1.0.zip

Each argument may also be given by an environment variable: UPDATES_FILES, UPDATES_VERSION,
UPDATES_PACKAGE, UPDATES_RELEASE_DATE, UPDATES_PORT, UPDATES_MANIFEST, UPDATES_PLAIN.
"""

import argparse
import hashlib
import json
import os
from pathlib import Path

import uvicorn
from fastapi import FastAPI, HTTPException
from fastapi.responses import PlainTextResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel


class UpdateInfo(BaseModel):
    """The document. The last two fields are optional, and every server should have them."""

    version: str
    release_date: str
    download_url: str
    changelog: list[str]
    sha256: str | None = None
    size: int | None = None


def read_model(path: Path) -> UpdateInfo:
    """A document that somebody wrote by hand, or that a build wrote."""
    return UpdateInfo(**json.loads(path.read_text(encoding="utf-8")))


def describe(options: argparse.Namespace) -> UpdateInfo:
    """The document for one file of the directory, read anew at each request: it may be replaced."""
    package = options.files / options.package
    if not package.is_file():
        raise HTTPException(status_code=503, detail="no release is published")
    info = UpdateInfo(
        version=options.version,
        release_date=options.release_date,
        download_url=f"/static/{options.package}",  # Relative to the document.
        changelog=options.changelog,
    )
    if not options.plain:
        content = package.read_bytes()
        info.sha256 = hashlib.sha256(content).hexdigest()
        info.size = len(content)
    return info


def create_app(options: argparse.Namespace) -> FastAPI:
    app = FastAPI(title="Updates")

    @app.get("/api/updates/latest", response_model=UpdateInfo, response_model_exclude_none=True)
    def latest() -> UpdateInfo:
        return read_model(options.manifest) if options.manifest else describe(options)

    @app.get("/health", response_class=PlainTextResponse)
    def health() -> str:
        return "ok"

    app.mount("/static", StaticFiles(directory=options.files), name="static")
    return app


def parse_arguments() -> argparse.Namespace:
    def setting(name: str, default: str | None = None) -> str | None:
        return os.environ.get(f"UPDATES_{name}", default)

    parser = argparse.ArgumentParser(description="Publishes one release.")
    parser.add_argument("--files", type=Path, default=Path(setting("FILES", ".")), help="served at /static")
    parser.add_argument("--version", default=setting("VERSION", "1.2.0"), help="what is published")
    parser.add_argument("--package", default=setting("PACKAGE", ""), help="the file in --files that holds it")
    parser.add_argument("--release-date", default=setting("RELEASE_DATE", "2025-12-10"))
    parser.add_argument("--changelog", action="append", help="one point; may be repeated")
    parser.add_argument("--manifest", type=Path, default=setting("MANIFEST"), help="a JSON file to serve instead")
    parser.add_argument("--plain", action="store_true", default=setting("PLAIN") == "1", help="no sha256, no size")
    parser.add_argument("--port", type=int, default=int(setting("PORT", "8000")), help="0 for any free one")
    options = parser.parse_args()
    options.changelog = options.changelog or ["Nouveau design", "Support Drag & Drop"]
    options.manifest = Path(options.manifest) if options.manifest else None
    return options


def main() -> None:
    options = parse_arguments()
    uvicorn.run(create_app(options), host="127.0.0.1", port=options.port, log_level="info")


if __name__ == "__main__":
    main()
