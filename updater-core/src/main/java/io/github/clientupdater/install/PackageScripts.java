package io.github.clientupdater.install;

import java.util.List;

/** Commands with a script in them. Each is a constant: no path and no name is ever put into its text. */
final class PackageScripts {
    /** Takes the one file of the directory that it runs in. */
    static final List<String> ADD_APP_PACKAGE = List.of(
            "{system32}\\WindowsPowerShell\\v1.0\\powershell.exe",
            "-NoProfile",
            "-NonInteractive",
            "-ExecutionPolicy",
            "Bypass",
            "-Command",
            "$ErrorActionPreference = 'Stop'; $package = @(Get-ChildItem -LiteralPath . -File);"
                    + " if ($package.Count -ne 1) { exit 1 };"
                    + " Add-AppxPackage -Path $package[0].FullName -ForceApplicationShutdown");

    /** Asks for an administrator's password in a window. */
    static final List<String> INSTALL_PKG = List.of(
            "/usr/bin/osascript",
            "-e",
            "on run argv",
            "-e",
            "do shell script \"/usr/sbin/installer -pkg \" & quoted form of (item 1 of argv)"
                    + " & \" -target /\" with administrator privileges",
            "-e",
            "end run",
            "{package}");

    private PackageScripts() {}
}
