#!/usr/bin/python3
"""The licence server of protocols/license.md, written from that document alone.

    /usr/bin/python3 server.py --state state.json --log requests.log --port 0

The state is a file that is read at each request, so that it can be changed while the server runs:

    {"licenses": {"KEY": {"tenantId": "t-1", "tenantName": "Acme", "expiresAt": "2027-12-31T23:59:59.000Z",
                          "refusal": null or "expired" or "inactive"}},
     "latest": {"version": "1.1.0", "updateId": "u-1", "changelog": "- one", "file": "app.zip"}}

Each request is one JSON line of the log, credentials included: it is a server for trying things out.
"""

import argparse
import json
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse

REFUSALS = {"expired": "Licence expirée", "inactive": "Tenant inactif"}


def parts(version: str) -> tuple:
    return tuple(int(part) for part in version.split("-")[0].split("."))


def refused(status: int, message: str) -> JSONResponse:
    return JSONResponse({"statusCode": status, "message": message}, status_code=status)


def create_app(options: argparse.Namespace) -> FastAPI:
    app = FastAPI(title="Licences")

    def state() -> dict:
        return json.loads(options.state.read_text(encoding="utf-8"))

    @app.middleware("http")
    async def log(request: Request, call_next):
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

    @app.get("/api/license/validate")
    def validate(key: str):
        known = state()["licenses"].get(key)
        if known is None:
            return refused(404, "Clé de licence invalide")
        if known.get("refusal"):
            return refused(400, REFUSALS[known["refusal"]])
        return {
            "valid": True,
            "tenantId": known["tenantId"],
            "tenantName": known["tenantName"],
            "expiresAt": known["expiresAt"],
            "usageCount": 42,
            "maxUsageCount": 1000,
        }

    @app.get("/update/check")
    def check(tenantId: str, version: str):
        latest = state()["latest"]
        if parts(latest["version"]) <= parts(version):
            return {
                "updateAvailable": False,
                "currentVersion": version,
                "latestVersion": latest["version"],
                "updateId": None,
                "changelog": None,
                "fileSize": None,
            }
        return {
            "updateAvailable": True,
            "currentVersion": version,
            "latestVersion": latest["version"],
            "updateId": latest["updateId"],
            "changelog": latest["changelog"],
            "fileSize": Path(latest["file"]).stat().st_size,
        }

    @app.get("/update/download/{update_id}")
    def download(update_id: str):
        latest = state()["latest"]
        if update_id != latest["updateId"]:
            return refused(404, "Mise à jour introuvable")
        return FileResponse(latest["file"], media_type="application/zip")

    @app.post("/telemetry", status_code=201)
    async def telemetry(request: Request):
        request.state.body = report = await request.json()
        missing = [
            name
            for name in ("tenantId", "uptime", "activeUsers", "exercisesCompletedToday")
            if name not in report
        ]
        if missing:
            return refused(400, f"{missing[0]} est requis")
        return {
            "success": True,
            "message": "Télémétrie enregistrée avec succès",
            "timestamp": "2025-11-24T10:30:00.000Z",
        }

    return app


def main() -> None:
    parser = argparse.ArgumentParser(description="Validates licences and has one update.")
    parser.add_argument("--state", type=Path, required=True, help="a JSON file, read at each request")
    parser.add_argument("--log", type=Path, required=True, help="one JSON line for each request")
    parser.add_argument("--port", type=int, default=8000, help="0 for any free one")
    options = parser.parse_args()
    uvicorn.run(create_app(options), host="127.0.0.1", port=options.port, log_level="info")


if __name__ == "__main__":
    main()
