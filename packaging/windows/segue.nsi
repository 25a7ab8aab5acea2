; The installer for Windows: for one person, without administrator rights, silent with /S, into another folder with /D=FOLDER.
;
;   makensis -DPAYLOAD=dist/segue -DVERSION=0.1.0 -DICON=build/icons/segue.ico -DOUT=dist/Segue-0.1.0-setup.exe packaging/windows/segue.nsi
;
; PAYLOAD is what PyInstaller made: segue.exe and _internal. With -DAMD64 the installer itself is a 64-bit program (Debian's
; makensis has that). It ends with 0 when all went well, 1 when the person stopped it, 2 when Segue is open or files could not
; be written; nothing is changed then. A person's productions, keys and files lie elsewhere and are never touched.

!ifdef AMD64
  Target amd64-unicode
!else
  Unicode true
!endif
!ifndef PAYLOAD | VERSION | ICON | OUT
  !error "PAYLOAD, VERSION, ICON and OUT must be given; see the first lines"
!endif

!define NAME "Segue"
!define PUBLISHER "The Segue team"
!define PROGRAM "segue.exe"
!define CLASSES "Software\Classes"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Segue"
!define PASS_CLASS "Segue.Pass.1"

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Segue"
InstallDirRegKey HKCU "Software\Segue" "Program"
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS all
CRCCheck force
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} installer"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}, GPL-3.0-or-later"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString IsOpen ${LANG_ENGLISH} "Segue is open. Close its window, then try again."
LangString IsOpen ${LANG_GERMAN} "Segue ist geöffnet. Schließe das Fenster und versuche es noch einmal."
LangString NotWritten ${LANG_ENGLISH} "Files could not be written to $INSTDIR. The version that was there is back. Make room on the disk or choose another folder, then try again."
LangString NotWritten ${LANG_GERMAN} "In $INSTDIR konnten Dateien nicht geschrieben werden. Die bisherige Version ist wieder da. Schaffe Platz oder wähle einen anderen Ordner und versuche es noch einmal."
LangString OtherFolder ${LANG_ENGLISH} "The folder $INSTDIR holds something else. Choose a folder of its own for Segue."
LangString OtherFolder ${LANG_GERMAN} "Im Ordner $INSTDIR liegt etwas anderes. Wähle für Segue einen eigenen Ordner."
LangString PassType ${LANG_ENGLISH} "Segue invitation"
LangString PassType ${LANG_GERMAN} "Segue-Einladung"
LangString LinkType ${LANG_ENGLISH} "Segue link"
LangString LinkType ${LANG_GERMAN} "Segue-Link"
LangString Desktop ${LANG_ENGLISH} "Icon on the desktop"
LangString Desktop ${LANG_GERMAN} "Symbol auf dem Desktop"

; A running program's file cannot be opened for writing. Asks to close it; without a person it gives up.
!macro RefuseWhileOpen
  again:
  IfFileExists "$INSTDIR\${PROGRAM}" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors 0 shut
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsOpen)" /SD IDCANCEL IDRETRY again
      SetErrorLevel 2
      Quit
    shut:
    FileClose $0
  closed:
!macroend

; What is not ours stays: an ending or scheme that another program has taken since is left with that.
!macro ForgetEnding ENDING
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${PASS_CLASS}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${PASS_CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
!macroend

!macro KnowEnding ENDING
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${PASS_CLASS}"
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "Content Type" "application/x-segue-pass"
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${PASS_CLASS}" ""
!macroend

Function .onInit
  SetShellVarContext current
FunctionEnd

Function un.onInit
  SetShellVarContext current
FunctionEnd

Section "-Program"
  !insertmacro RefuseWhileOpen
  ; a folder with other things in it, chosen by mistake, is left alone
  ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
  ${AndIf} ${FileExists} "$INSTDIR\*.*"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      MessageBox MB_OK|MB_ICONSTOP "$(OtherFolder)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}

  ; The version that is there is put aside, so that none of its files stays among the new ones, and put back if need be.
  RMDir /r "$INSTDIR\before"
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    CreateDirectory "$INSTDIR\before"
    Rename "$INSTDIR\${PROGRAM}" "$INSTDIR\before\${PROGRAM}"
    Rename "$INSTDIR\_internal" "$INSTDIR\before\_internal"
    ${If} ${FileExists} "$INSTDIR\_internal\*.*"
      ; a library is held open by something else
      Rename "$INSTDIR\before\${PROGRAM}" "$INSTDIR\${PROGRAM}"
      RMDir "$INSTDIR\before"
      MessageBox MB_OK|MB_ICONSTOP "$(NotWritten)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
  ClearErrors
  SetOutPath "$INSTDIR"
  SetOverwrite try
  File /r "${PAYLOAD}/*.*"
  ${If} ${Errors}
    ${If} ${FileExists} "$INSTDIR\before\${PROGRAM}"
      RMDir /r "$INSTDIR\_internal"
      Delete "$INSTDIR\${PROGRAM}"
      Rename "$INSTDIR\before\_internal" "$INSTDIR\_internal"
      Rename "$INSTDIR\before\${PROGRAM}" "$INSTDIR\${PROGRAM}"
      RMDir "$INSTDIR\before"
    ${EndIf}
    MessageBox MB_OK|MB_ICONSTOP "$(NotWritten)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\before"
  WriteUninstaller "$INSTDIR\Uninstall.exe"

  WriteRegStr HKCU "Software\Segue" "Program" "$INSTDIR"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}" "" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr HKCU "${CLASSES}\${PASS_CLASS}" "" "$(PassType)"
  WriteRegStr HKCU "${CLASSES}\${PASS_CLASS}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${PASS_CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !insertmacro KnowEnding ".seguepass"
  !insertmacro KnowEnding ".segue"
  WriteRegStr HKCU "${CLASSES}\segue" "" "$(LinkType)"
  WriteRegStr HKCU "${CLASSES}\segue" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\segue\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\segue\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  ${RefreshShellIcons}

  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" $0
SectionEnd

Section /o "$(Desktop)"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

; Removes what was installed, by name. Whatever else lies in the folder, and everything a person made, stays.
Section "Uninstall"
  !insertmacro RefuseWhileOpen
  Delete "$INSTDIR\${PROGRAM}"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\before"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  !insertmacro ForgetEnding ".seguepass"
  !insertmacro ForgetEnding ".segue"
  DeleteRegKey HKCU "${CLASSES}\${PASS_CLASS}"
  ReadRegStr $0 HKCU "${CLASSES}\segue\shell\open\command" ""
  ${If} $0 == '"$INSTDIR\${PROGRAM}" "%1"'
    DeleteRegKey HKCU "${CLASSES}\segue"
  ${EndIf}
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}"
  DeleteRegValue HKCU "Software\Segue" "Program"
  DeleteRegKey /ifempty HKCU "Software\Segue"
  DeleteRegKey HKCU "${ENTRY}"
  ${RefreshShellIcons}
SectionEnd
