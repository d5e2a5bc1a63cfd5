package io.reelgate.simulator;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a simulator of its own. */
abstract class AtASimulator {
    @TempDir
    Path folder;

    SimulatorSite site;

    @BeforeEach
    void start() throws Exception {
        site = new SimulatorSite(folder);
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }
}
