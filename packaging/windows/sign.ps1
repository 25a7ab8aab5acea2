# Signs a file with the certificate in CERTIFICATE (pfx, base64) and CERTIFICATE_PASSWORD, and looks whether Windows agrees.
param([Parameter(Mandatory)][string]$File)
$ErrorActionPreference = "Stop"
$pfx = Join-Path $env:RUNNER_TEMP "segue.pfx"
[IO.File]::WriteAllBytes($pfx, [Convert]::FromBase64String($env:CERTIFICATE))
try {
    $kits = "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe"
    $signtool = (Get-ChildItem $kits | Sort-Object FullName | Select-Object -Last 1).FullName
    & $signtool sign /fd SHA256 /td SHA256 /tr http://timestamp.digicert.com /f $pfx /p $env:CERTIFICATE_PASSWORD $File
    if ($LASTEXITCODE) { throw "signing $File failed" }
    & $signtool verify /pa $File
    if ($LASTEXITCODE) { throw "Windows does not accept the signature of $File" }
} finally {
    Remove-Item $pfx
}
