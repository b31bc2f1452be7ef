; Read by electron-builder's NSIS script. Rights are given by SID: the names of groups are translated on a Chinese
; Windows. S-1-5-32-545 is "Users".

!macro customInstall
  SetShellVarContext all
  CreateDirectory "$APPDATA\Millwright"
  nsExec::ExecToLog 'icacls "$APPDATA\Millwright" /grant *S-1-5-32-545:(OI)(CI)M'
!macroend

!macro customUnInstall
  SetShellVarContext all
  ; The data stay. This note says where they are; an update, which uninstalls first, writes it as well.
  CreateDirectory "$APPDATA\Millwright"
  FileOpen $0 "$APPDATA\Millwright\README.txt" w
  FileWriteUTF16LE /BOM $0 "卸载程序没有删除任何数据。数据文件夹的位置写在同一文件夹的 data-folder.json 里。$\r$\n"
  FileWriteUTF16LE $0 "要继续使用：重新安装 Millwright，启动后选择“打开已有数据文件夹”。$\r$\n$\r$\n"
  FileWriteUTF16LE $0 "No data were removed. data-folder.json in this folder says where they are.$\r$\n"
  FileWriteUTF16LE $0 "To go on: install Millwright again and choose $\"open an existing data folder$\".$\r$\n"
  FileClose $0
!macroend
