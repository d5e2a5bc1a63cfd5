package io.reelgate.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands of the client share: the gateway to talk to, and failures as one clear line. */
abstract class ClientCommand implements Callable<Integer> {
    static final int ALL_WELL = 0;
    static final int SOME_FAILED = 1;
    static final int NO_RESULT = 2;

    private final Surroundings surroundings;

    @Mixin
    private ServerOptions server;

    @Option(names = "--json", description = "one JSON object per line")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ClientCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The answer is the exit code. */
    abstract int run(GatewayClient gateway);

    @Override
    public Integer call() {
        try {
            return run(server.connect(surroundings));
        } catch (ClientFailure e) {
            complain(e.getMessage());
            return NO_RESULT;
        } catch (RuntimeException e) {
            complain("this is a fault of the client: " + e);
            return NO_RESULT;
        } finally {
            out().flush();
        }
    }

    void complain(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("reelgate: " + message);
        err.flush();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    boolean json() {
        return json;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Display display() {
        if (json) {
            return new JsonDisplay(out(), this::complain);
        }
        return surroundings.redraws()
                ? new BarDisplay(out(), new Bar(surroundings.columns(), surroundings.colours()))
                : new LineDisplay(out(), this::complain);
    }
}
