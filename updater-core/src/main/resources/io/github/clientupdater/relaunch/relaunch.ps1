# Finishes an update once the application is gone. The Windows twin of relaunch.sh: same job file,
# same result words. A constant: everything that varies is in the file "job" of the directory given.
param([Parameter(Mandatory = $true)][string] $Here)
$ErrorActionPreference = 'Stop'

# Not Write-Output: that would become part of what the calling function returns.
function Say([string] $text) { [Console]::Out.WriteLine(("{0:s} {1}" -f (Get-Date), $text)) }

# Written before the application starts, which reads it.
function Conclude([string] $result) {
    [IO.File]::WriteAllText("$Here\result.new", "$result`n")
    Move-Item -Force -LiteralPath "$Here\result.new" -Destination "$Here\result"
    Say $result
}

function Finish([string] $result, [int] $code) { Conclude $result; exit $code }

# The old version is in place and runs again.
function Give-Up([string] $result) {
    Conclude $result
    if (Get-One 'starts') { $null = Start-Application }
    exit 1
}

$job = @{}
foreach ($line in [IO.File]::ReadAllLines("$Here\job", [Text.Encoding]::UTF8)) {
    $key, $text = $line.Split([char[]] '=', 2)
    $value = [regex]::Replace($text, '\\(.)', {
            param($match)
            switch -CaseSensitive ($match.Groups[1].Value) { 'n' { "`n" } 'r' { "`r" } default { $_ } }
        })
    if (-not $job.ContainsKey($key)) { $job[$key] = New-Object Collections.Generic.List[string] }
    $job[$key].Add($value)
}
function Get-One([string] $key) { if ($job.ContainsKey($key)) { $job[$key][0] } else { '' } }

# The rules of CommandLineToArgvW: quotes and the backslashes before them are escaped.
function Join-Words($words) {
    ($words | ForEach-Object {
        '"' + ([regex]::Replace($_, '(\\*)("|\z)', { param($m)
                    $m.Groups[1].Value * 2 + $(if ($m.Groups[2].Value) { '\"' } else { '' }) })) + '"'
    }) -join ' '
}

function Start-Words($words, [string] $directory) {
    $info = New-Object Diagnostics.ProcessStartInfo
    $info.FileName = $words[0]
    $info.Arguments = Join-Words @($words | Select-Object -Skip 1)
    $info.WorkingDirectory = $directory
    $info.UseShellExecute = $false
    [Diagnostics.Process]::Start($info)
}

# Virus scanners hold fresh files for seconds.
function Move-Patiently([string] $from, [string] $to) {
    for ($try = 1; ; $try++) {
        try { Move-Item -LiteralPath $from -Destination $to; return }
        catch { if ($try -ge 30) { throw }; Start-Sleep -Seconds 1 }
    }
}

$live = Get-One 'live'; $fresh = Get-One 'fresh'; $backup = Get-One 'backup'
$directory = Get-One 'directory'
if (-not (Test-Path -LiteralPath $directory)) { $directory = "$env:SystemRoot" }
$confirm = [int] ('0' + (Get-One 'confirm'))

# Opened before we say that we are ready, so that the id cannot be taken for another process.
$waitFor = @()
$parent = Get-One 'parent'
if ($parent) {
    $application = Get-Process -Id $parent -ErrorAction SilentlyContinue
    if ($application) {
        $waitFor += $application
        # A jpackage launcher runs the JVM in a second process of the same program.
        $twin = Get-CimInstance Win32_Process -Filter "ProcessId=$parent" -ErrorAction SilentlyContinue
        if ($twin) {
            $outer = Get-Process -Id $twin.ParentProcessId -ErrorAction SilentlyContinue
            if ($outer -and $outer.Path -and $outer.Path -eq $application.Path) { $waitFor += $outer }
        }
        $waitFor | ForEach-Object { $null = $_.Handle }
    }
}
[IO.File]::WriteAllText("$Here\pid", "$PID`n")
[IO.File]::WriteAllText("$Here\ready", '')

if ($waitFor.Count -gt 0) {
    $waitFor[0].WaitForExit()
    foreach ($process in $waitFor) { if (-not $process.WaitForExit(60000)) { Finish 'still-running' 1 } }
    Say "process $parent is gone"
}

function Start-Application {
    $started = Start-Words $job['start'] $directory
    Say "started process $($started.Id)"
    $started
}

if ($live) {
    try {
        if (Test-Path -LiteralPath $backup) { throw 'an earlier backup is in the way' }
        Move-Patiently $live $backup
        try { Move-Patiently $fresh $live } catch { Move-Patiently $backup $live; throw }
        Say "swapped $live"
    } catch {
        Say $_
        Give-Up 'swap-failed'
    }
}

if (Get-One 'installs') {
    $code = 1
    try {
        $installer = Start-Words $job['install'] $Here
        $installer.WaitForExit()
        $code = $installer.ExitCode
    } catch { Say $_ }
    Say "the installer ended with $code"
    if ($code -ne 0 -and $code -ne 3010 -and $code -ne 1641) {
        Give-Up "installer-failed $code"
    }
}

if (-not (Get-One 'starts')) { Finish 'ok' 0 }
$failure = $null
try { $started = Start-Application } catch { Say $_; $failure = 127 }
if ($confirm -eq 0) { Finish 'ok' 0 }

for ($tenths = 0; -not (Test-Path -LiteralPath "$Here\ack"); $tenths++) {
    if ($null -eq $failure -and $started.HasExited -and $started.ExitCode -ne 0) { $failure = $started.ExitCode }
    if ($null -ne $failure) {
        Say "the new version ended with $failure before it confirmed"
        if (-not $live) { Finish 'unconfirmed' 1 }
        Move-Patiently $live $fresh
        Move-Patiently $backup $live
        Give-Up "rolled-back $failure"
    }
    if ($tenths -gt $confirm * 10) { Finish 'unconfirmed' 0 }
    Start-Sleep -Milliseconds 100
}
if ($backup) {
    Remove-Item -Recurse -Force -LiteralPath $backup -ErrorAction SilentlyContinue
    # The hidden directory around it, unless it holds something else.
    try { [System.IO.Directory]::Delete((Split-Path -Parent $backup)) } catch { Say $_ }
}
Finish 'ok' 0
