package io.reelgate.rig;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where one run under faults leaves what it saw, so that it can be judged later too: {@code client.jsonl},
 * {@code callbacks.jsonl}, the simulator's {@code ledger}, and {@code run.properties} which names the Redis.
 */
public record RunFolder(Path path) {
    public static final String REDIS_URL = "redis.url";
    public static final String REDIS_PREFIX = "redis.prefix";
    public static final String SIMULATOR_URL = "simulator.url";
    /** How often a task may be posted again after an outcome that nobody knows: 0, or 1 with {@code resubmit-once}. */
    public static final String RESUBMITS = "resubmits";

    public Path clientLog() {
        return path.resolve("client.jsonl");
    }

    public Path callbackLog() {
        return path.resolve("callbacks.jsonl");
    }

    /** Where {@link SimulatorProcess} writes its ledger when it is started in this folder. */
    public Path ledger() {
        return path.resolve("ledger");
    }

    /** Notes the Redis of this run. */
    public RunFolder redis(String url, String prefix) {
        return with(REDIS_URL, url).with(REDIS_PREFIX, prefix);
    }

    /** Notes a fact about this run. */
    public RunFolder with(String name, String value) {
        Properties facts = facts();
        facts.setProperty(name, value);
        try (Writer file = Files.newBufferedWriter(properties())) {
            facts.store(file, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts().getProperty(name));
    }

    private Properties facts() {
        Properties facts = new Properties();
        if (Files.exists(properties())) {
            try (Reader file = Files.newBufferedReader(properties())) {
                facts.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return facts;
    }

    private Path properties() {
        return path.resolve("run.properties");
    }
}
