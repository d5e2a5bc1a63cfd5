package io.reelgate.rig.oracle;

import io.reelgate.rig.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Says whether a run under faults kept every promise. Reads, and changes nothing; blocks. As a command it takes the
 * run's folder: {@code mvn -q -Poracle test-compile exec:exec -Doracle.run=<folder>}; it exits with 0 for a clean run,
 * with 1 for one with findings.
 */
public final class Oracle {
    private final Evidence evidence;

    public Oracle(RunFolder run) {
        this.evidence = new Evidence(run);
    }

    public static void main(String[] arguments) {
        Verdict verdict = new Oracle(new RunFolder(Path.of(arguments[0]))).judge();
        System.out.println(verdict.text());
        System.exit(verdict.clean() ? 0 : 1);
    }

    /** The run as it stands. */
    public Verdict judge() {
        return Verdict.of(evidence.read());
    }

    /** Waits for the run to come to rest, and fails with the report where it does not come to a clean one in time. */
    public Verdict awaitClean(Duration patience) {
        try {
            return Awaitility.await("a clean run")
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(500))
                    .until(this::judge, Verdict::clean);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(judge().text(), e);
        }
    }
}
