@echo off
rem Starts this installation of Apical: apical opens the workbench, apical COMMAND... runs without a window.
rem JAVA_HOME is the Java to use (17 or newer); APICAL_JAVA_OPTS holds more options for Java.
setlocal
set "HERE=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not defined APICAL_CACHE set "APICAL_CACHE=%LOCALAPPDATA%\Apical"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=%NUMBER_OF_PROCESSORS%"
:start
for %%J in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%J"
for %%J in ("%HERE%plugins\org.apical.launch_*.jar") do set "START=%%J"
set "APPLICATION=org.apical.cli.application"
set "AREA=@none"
if "%~1"=="" set "APPLICATION=org.apical.ide.application"
if "%~1"=="" set "AREA=%LOCALAPPDATA%\Apical\workspace"
"%JAVA%" -Xmx2g -Dorg.eclipse.deeplearning4j.helpers.disable=false ^
    "-Dapical.natives=%APICAL_CACHE%\natives" ^
    -Dorg.bytedeco.javacpp.maxbytes=8g -Dorg.bytedeco.javacpp.maxphysicalbytes=0 ^
    "-Djava.util.logging.config.file=%HERE%logging.properties" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn ^
    %APICAL_JAVA_OPTS% -cp "%LAUNCHER%;%START%" org.apical.launch.Start -data "%AREA%" -application %APPLICATION% %*
rem 23 asks for another start, as after an update, which may have changed what is started.
if %ERRORLEVEL% equ 23 goto start
exit /b %ERRORLEVEL%
