#!/usr/bin/python3
"""The Web Service Relay of protocols/relay.md, with switches for what the document leaves open.

    /usr/bin/python3 server.py --files payloads_societes --port 8000 --log requests.jsonl

The variables of the document count too: RELAY_PORT, BASE_FILES_DIR, ALLOWED_ORIGINS.
"""

import argparse
import asyncio
import hashlib
import json
import os
import re
import threading
from datetime import datetime
from pathlib import Path

import uvicorn
from fastapi import APIRouter, FastAPI, File, HTTPException, UploadFile, WebSocket, WebSocketDisconnect
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse, Response

PLAIN = re.compile(r"[^/\\\x00]{1,200}")
HOSTILE = [
    "../outside.json", "..", "/tmp/outside.json", "a\\..\\outside.json", "nul.json", "COM1.json", "a\x00.json",
    "trailing.json.", "%2e%2e%2foutside.json", "sub/inner.json", "stream.json:x.json", ".relay", "",
]


def now() -> str:
    return datetime.now().isoformat()


class RequestLog:
    """One JSON object a line: what came in and what was answered."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.lock = threading.Lock()

    def write(self, **fields: object) -> None:
        if self.path is None:
            return
        with self.lock, self.path.open("a", encoding="utf-8") as log:
            log.write(json.dumps({"time": now(), **fields}, ensure_ascii=False) + "\n")


class Store:
    """The folders of the companies."""

    def __init__(self, base: Path) -> None:
        self.base = base

    def companies(self) -> list[str]:
        if not self.base.is_dir():
            return []
        return sorted(entry.name for entry in self.base.iterdir() if entry.is_dir())

    def company(self, name: str) -> Path:
        if not PLAIN.fullmatch(name) or name.startswith("."):
            raise HTTPException(status_code=400, detail="Nom de société refusé")
        folder = self.base / name
        if not folder.is_dir():
            raise HTTPException(status_code=404, detail=f"Société {name} non trouvée")
        return folder

    def file(self, company: str, name: str) -> Path:
        if not PLAIN.fullmatch(name) or name.startswith("."):
            raise HTTPException(status_code=400, detail="Nom de fichier refusé")
        path = self.company(company) / name
        if not path.is_file():
            raise HTTPException(status_code=404, detail="Fichier non trouvé")
        return path

    def files(self, company: str) -> list[Path]:
        return sorted(path for path in self.company(company).iterdir() if path.suffix == ".json" and path.is_file())

    def save(self, company: str, name: str, content: bytes) -> Path:
        if not PLAIN.fullmatch(company) or company.startswith(".") or not PLAIN.fullmatch(name) or name.startswith("."):
            raise HTTPException(status_code=400, detail="Nom refusé")
        if not name.endswith(".json"):
            raise HTTPException(status_code=400, detail="Seuls les fichiers JSON sont acceptés")
        try:
            json.loads(content)
        except ValueError as error:
            raise HTTPException(status_code=422, detail="JSON invalide") from error
        folder = self.base / company
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / name
        target.write_bytes(content)
        return target


class Listeners:
    """Everybody who listens to the news."""

    def __init__(self, log: RequestLog) -> None:
        self.open: list[WebSocket] = []
        self.log = log

    async def listen(self, socket: WebSocket) -> None:
        await socket.accept()
        self.open.append(socket)
        self.log.write(event="listener", headers=dict(socket.headers))
        try:
            await socket.send_json({"type": "connection", "message": "Connecté au relay", "timestamp": now()})
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            pass
        finally:
            self.open.remove(socket)

    async def tell(self, **news: object) -> None:
        for socket in list(self.open):
            try:
                await socket.send_text(json.dumps({**news, "timestamp": now()}, ensure_ascii=False))
            except RuntimeError:
                pass  # Gone meanwhile.


def described(path: Path, form: str) -> object:
    """One element of the list of files, in one of the forms that authors use."""
    stat = path.stat()
    if form == "names":
        return path.name
    if form == "digests":
        return {"name": path.name, "size": stat.st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    modified = datetime.fromtimestamp(stat.st_mtime).isoformat()
    return {"filename": path.name, "societe": path.parent.name, "size": stat.st_size, "last_modified": modified}


def tag(path: Path) -> str:
    stat = path.stat()
    return '"' + hashlib.md5(f"{stat.st_mtime_ns}-{stat.st_size}".encode()).hexdigest() + '"'


def routes(options: argparse.Namespace, store: Store, listeners: Listeners) -> APIRouter:
    router = APIRouter(prefix="/api/files")

    @router.get("/societes")
    def companies() -> dict:
        return {"societes": store.companies()}

    @router.get("/societe/{societe}/files")
    def files(societe: str) -> object:
        listed = [described(path, options.form) for path in store.files(societe)]
        if options.hostile:
            listed += HOSTILE if options.form == "names" else [{"filename": name} for name in HOSTILE]
        return listed if options.bare else {"societe": societe, "files": listed}

    @router.get("/download/{societe}/{filename}")
    async def download(societe: str, filename: str) -> Response:
        path = store.file(societe, filename)
        if filename == options.slow:
            await asyncio.sleep(600)
        if filename == options.broken:
            return Response('{"cut": ', media_type="application/json")
        if options.rewrite:  # As many would write it; other blanks, so another size than the list says.
            return JSONResponse(json.loads(path.read_bytes()))
        return Response(path.read_bytes(), media_type="application/json", headers={"ETag": tag(path)})

    @router.post("/upload/{societe}")
    async def upload(societe: str, file: UploadFile = File(...)) -> dict:
        content = await file.read()
        target = store.save(societe, file.filename, content)
        await listeners.tell(type="file_uploaded", societe=societe, filename=target.name)
        return {"message": "Fichier reçu", "societe": societe, "filename": target.name, "size": len(content)}

    @router.post("/sync/{societe}")
    async def sync(societe: str) -> dict:
        count = len(store.files(societe))
        await listeners.tell(type="sync_completed", societe=societe, files_count=count)
        return {"message": f"Synchronisation terminée pour {societe}", "societe": societe, "files_count": count}

    @router.delete("/delete/{societe}/{filename}")
    async def delete(societe: str, filename: str) -> dict:
        store.file(societe, filename).unlink()
        await listeners.tell(type="file_deleted", societe=societe, filename=filename)
        return {"message": "Fichier supprimé"}

    @router.get("/status")
    def status() -> dict:
        companies = store.companies()
        if not companies:
            return {"status": "no_data", "message": "Aucune donnée disponible"}
        return {
            "status": "ready",
            "societes_count": len(companies),
            "total_files": sum(len(store.files(company)) for company in companies),
            "websocket_connections": len(listeners.open),
            "last_update": now(),
        }

    @router.websocket("/ws")
    async def news(socket: WebSocket) -> None:
        if options.token and socket.headers.get("authorization") != f"Bearer {options.token}":
            await socket.close(code=1008)
            return
        await listeners.listen(socket)

    return router


def create_app(options: argparse.Namespace) -> FastAPI:
    app = FastAPI(title="Web Service Relay")
    log = RequestLog(options.log)
    store = Store(options.files)

    @app.middleware("http")
    async def guard(request, call_next):  # Logs, asks for the token, and answers conditions.
        authorized = not options.token or request.headers.get("authorization") == f"Bearer {options.token}"
        response = await call_next(request) if authorized else JSONResponse({"detail": "Non autorisé"}, 401)
        wanted = request.headers.get("if-none-match")
        if options.conditions and wanted and response.headers.get("etag") == wanted:
            response = Response(status_code=304, headers={"ETag": wanted})
        log.write(
            method=request.method, path=request.scope["raw_path"].decode("latin-1"), query=request.url.query,
            headers={k: v for k, v in request.headers.items() if k != "authorization"}, status=response.status_code)
        return response

    app.add_middleware(CORSMiddleware, allow_origins=options.origins, allow_methods=["*"], allow_headers=["*"])
    app.include_router(routes(options, store, Listeners(log)))
    return app


def parse_arguments() -> argparse.Namespace:
    env = os.environ.get
    parser = argparse.ArgumentParser(description="Relays JSON files, in one folder for each company.")
    parser.add_argument("--files", type=Path, default=Path(env("BASE_FILES_DIR", "payloads_societes")))
    parser.add_argument("--port", type=int, default=int(env("RELAY_PORT", "8000")), help="0 for any free one")
    parser.add_argument("--origins", nargs="*", default=env("ALLOWED_ORIGINS", "").split(","))
    parser.add_argument("--token", default="", help="wants 'Authorization: Bearer TOKEN'")
    parser.add_argument("--log", type=Path, help="a file that gets one JSON object for each request")
    parser.add_argument("--form", choices=["details", "names", "digests"], default="details", help="of the list")
    parser.add_argument("--bare", action="store_true", help="lists without an object around")
    parser.add_argument("--conditions", action="store_true", help="answers If-None-Match by 304")
    parser.add_argument("--rewrite", action="store_true", help="reads the JSON and writes it anew for each download")
    parser.add_argument("--hostile", action="store_true", help="lists names that lead out of a folder")
    parser.add_argument("--slow", default="", metavar="NAME", help="never finishes this file")
    parser.add_argument("--broken", default="", metavar="NAME", help="sends something else than JSON for this file")
    return parser.parse_args()


def main() -> None:
    options = parse_arguments()
    uvicorn.run(create_app(options), host="127.0.0.1", port=options.port, log_level="info")


if __name__ == "__main__":
    main()
