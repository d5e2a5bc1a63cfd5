package io.reelgate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.app.boot.StartRefused;
import io.reelgate.config.bind.ConfigError;
import io.reelgate.config.bind.ConfigException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class RefusalsTest {
    private final StringWriter err = new StringWriter();

    @Test
    void tellsWhyAStartWasRefusedInOneLine() {
        assertThat(run(new StartRefused("port 8080 is taken"))).isEqualTo(1);
        assertThat(err).hasToString("port 8080 is taken\n");
    }

    @Test
    void tellsEveryErrorOfAConfiguration() {
        var wrong = new ConfigException(
                List.of(new ConfigError("a.yaml", 1, "b", "is c"), new ConfigError("d", 0, "e", "is f")));

        assertThat(run(wrong)).isEqualTo(1);
        assertThat(err).hasToString("a.yaml:1: b is c\nd: e is f\n");
    }

    @Test
    void keepsTheStackTraceOfADefect() {
        assertThat(run(new IllegalStateException("broken"))).isEqualTo(1);
        assertThat(err.toString()).contains("IllegalStateException: broken", "\tat ");
    }

    private int run(RuntimeException failure) {
        return new CommandLine(new Failing(failure))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new Refusals())
                .execute();
    }

    @Command(name = "failing")
    private record Failing(RuntimeException failure) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw failure;
        }
    }
}
