package io.reelgate.app.command;

import io.reelgate.app.boot.StartRefused;
import io.reelgate.config.bind.ConfigException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells in plain lines why a command was refused; everything else is a defect and keeps its stack trace. */
public final class Refusals implements IExecutionExceptionHandler {
    private static final int REFUSED = 1;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        PrintWriter terminal = command.getErr();
        switch (failure) {
            case ConfigException broken -> broken.errors().forEach(terminal::println);
            case StartRefused refused -> terminal.println(refused.getMessage());
            default -> throw failure;
        }
        return REFUSED;
    }
}
