#!/usr/bin/python3
"""The server of protocols/platforms.md, written from that document alone.

    /usr/bin/python3 server.py --data DIR --log requests.log --port 0

DIR/versions.json is read at each request, so that it can be changed while the server runs: the newest active version
is the latest. The files lie beside it.

    [{"id": 1, "version": "1.1.0", "critical": false, "minimum_version": "1.0.0", "changelog": "…", "status": "active",
      "files": {"linux-x64": {"filename": "App-1.1.0-linux-x64.zip", "hash": null}}}]

A hash that is null is computed. Each request is one JSON line of the log, keys included: it is a server for trying
things out. DIR/redirect holds the address of another origin to send downloads to, if it is there.
"""

import argparse
import hashlib
import json
from pathlib import Path

import uvicorn
from fastapi import FastAPI, File, Form, Request, UploadFile
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse

ROOT = "/wp-json/bkgt/v1/updates"
KEYS = {"app-key": False, "admin-key": True}


def parts(version: str) -> tuple:
    return tuple(int(part) for part in version.split("-")[0].split("."))


def refused(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"code": code, "message": message, "data": {"status": status}}, status_code=status)


def create_app(options: argparse.Namespace) -> FastAPI:
    app = FastAPI(title="Updates")
    index = options.data / "versions.json"

    def versions() -> list:
        return json.loads(index.read_text(encoding="utf-8"))

    def save(all_versions: list) -> None:
        index.write_text(json.dumps(all_versions, ensure_ascii=False), encoding="utf-8")

    def active() -> list:
        return sorted((v for v in versions() if v["status"] == "active"), key=lambda v: parts(v["version"]))

    def described(file: dict) -> dict:
        content = (options.data / file["filename"]).read_bytes()
        digest = file.get("hash") or "sha256:" + hashlib.sha256(content).hexdigest()
        return {"filename": file["filename"], "size": len(content), "hash": digest}

    def base(request: Request) -> str:
        return str(request.base_url).rstrip("/") + ROOT

    @app.middleware("http")
    async def guard_and_log(request: Request, call_next):
        key = request.headers.get("x-api-key")
        admin = request.url.path.endswith(("/upload", "/admin/list")) or request.method == "DELETE"
        if request.url.path.startswith("/elsewhere"):
            answer = await call_next(request)
        elif key not in KEYS:
            answer = refused(401, "rest_forbidden", "Invalid API key")
        elif admin and not KEYS[key]:
            answer = refused(403, "rest_forbidden", "Administrators only")
        else:
            answer = await call_next(request)
        entry = {
            "method": request.method,
            "path": request.url.path,
            "query": dict(request.query_params),
            "headers": dict(request.headers),
            "body": getattr(request.state, "body", None),  # Only a route may read it.
            "status": answer.status_code,
        }
        with options.log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
        return answer

    @app.get(ROOT + "/latest")
    def latest(request: Request):
        known = active()
        if not known:
            return refused(404, "no_updates", "No updates available")
        newest = known[-1]
        return {
            "version": newest["version"],
            "release_date": "2025-11-09T10:00:00Z",
            "download_url": f"{base(request)}/download/{newest['version']}",
            "changelog": newest["changelog"],
            "critical": newest["critical"],
            "platforms": {name: described(file) for name, file in newest["files"].items()},
            "minimum_version": newest["minimum_version"],
        }

    @app.get(ROOT + "/download/{version}/{platform}")
    def download(version: str, platform: str):
        elsewhere = options.data / "redirect"
        for known in active():
            if known["version"] == version and platform in known["files"]:
                name = known["files"][platform]["filename"]
                if elsewhere.exists():
                    return RedirectResponse(elsewhere.read_text().strip() + "/elsewhere/" + name)
                return FileResponse(options.data / name, media_type="application/octet-stream", filename=name)
        return refused(404, "not_found", "Update package not found")

    @app.get("/elsewhere/{name}")
    def file_elsewhere(name: str):
        return FileResponse(options.data / name, media_type="application/octet-stream")

    @app.get(ROOT + "/compatibility/{version}")
    def compatibility(version: str):
        reachable = [
            known["version"]
            for known in active()
            if parts(known["version"]) > parts(version) and parts(known["minimum_version"]) <= parts(version)
        ]
        if not reachable:
            return {"compatible": False, "latest_compatible_version": None, "requires_update": False,
                    "reason": f"Version {version} is too old"}
        return {"compatible": True, "latest_compatible_version": reachable[-1], "requires_update": True,
                "reason": f"Version {version} can update to {reachable[-1]}"}

    @app.post(ROOT + "/status")
    async def status(request: Request):
        request.state.body = report = await request.json()
        if report.get("status") not in ("completed", "failed", "cancelled"):
            return refused(400, "invalid_status", "Unknown status")
        return {"recorded": True, "message": "Update status recorded successfully"}

    @app.post(ROOT + "/upload", status_code=201)
    async def upload(
        request: Request,
        version: str = Form(),
        platform: str = Form(),
        changelog: str = Form(),
        critical: bool = Form(),
        minimum_version: str = Form("0.0.0"),
        file: UploadFile = File(),
    ):
        content = await file.read()
        name = f"App-{version}-{platform}.zip"
        (options.data / name).write_bytes(content)
        request.state.body = {"order": list((await request.form()).keys()), "version": version, "platform": platform, "changelog": changelog, "critical": critical,
                              "minimum_version": minimum_version, "file": file.filename, "size": len(content)}
        known = versions()
        known.append({"id": len(known) + 1, "version": version, "critical": critical, "changelog": changelog,
                      "minimum_version": minimum_version, "status": "active",
                      "files": {platform: {"filename": name, "hash": None}}})
        save(known)
        return {"message": "Update package uploaded successfully", "update_id": len(known), "version": version,
                "platform": platform, "file_hash": "sha256:" + hashlib.sha256(content).hexdigest(),
                "download_url": f"{base(request)}/download/{version}/{platform}"}

    @app.get(ROOT + "/admin/list")
    def admin_list(page: int = 1, per_page: int = 20):
        known = versions()
        shown = [
            {"id": v["id"], "version": v["version"], "release_date": "2025-11-09T10:00:00Z", "critical": v["critical"],
             "platforms": list(v["files"]), "download_count": 0, "status": v["status"]}
            for v in known[(page - 1) * per_page : page * per_page]
        ]
        return {"updates": shown, "pagination": {"page": page, "per_page": per_page, "total": len(known)}}

    @app.delete(ROOT + "/{version}")
    def deactivate(version: str):
        known = versions()
        found = [v for v in known if v["version"] == version]
        for one in found:
            one["status"] = "inactive"
        save(known)
        if not found:
            return refused(404, "not_found", "Update not found")
        return {"message": f"Update version {version} deactivated successfully"}

    return app


def main() -> None:
    parser = argparse.ArgumentParser(description="Publishes packages for platforms.")
    parser.add_argument("--data", type=Path, required=True, help="a directory with versions.json and the files")
    parser.add_argument("--log", type=Path, required=True, help="one JSON line for each request")
    parser.add_argument("--port", type=int, default=8000, help="0 for any free one")
    options = parser.parse_args()
    uvicorn.run(create_app(options), host="127.0.0.1", port=options.port, log_level="info")


if __name__ == "__main__":
    main()
