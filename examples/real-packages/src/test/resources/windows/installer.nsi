; Installs a version of the probe, says what it was given, and ends with a code. HOME, JAR, OUT and CODE come
; from the test. 64 bits: wine's 32-bit half is not installed, and ends well whatever happens.
Unicode true
Target amd64-unicode
!include LogicLib.nsh

Name "Probe"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "${HOME}"
Page instfiles

Section
  SetOutPath "$INSTDIR"
  FileOpen $0 "${HOME}\received.txt" w
  FileWriteUTF16LE /BOM $0 "$CMDLINE$\n"
  ${If} ${Silent}
    FileWriteUTF16LE $0 "silent$\n"
  ${Else}
    FileWriteUTF16LE $0 "visible$\n"
  ${EndIf}
  FileWriteUTF16LE $0 "$INSTDIR$\n"
  FileClose $0
  ${If} ${CODE} = 0
    File "/oname=my probe.jar" "${JAR}"
  ${EndIf}
  SetErrorLevel ${CODE}
SectionEnd
