package io.reelgate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.SimulatorProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * How late does one node see completions when 10,000 tasks are in flight? The simulator runs at real durations (480p:
 * 40-60 s) in a process of its own. Lag is measured against the simulator's own finish times: until the look that saw the
 * end, and until the caller could see the archived result.
 */
public final class InFlightBench {
    private static final String MODEL = "ltx-2-19b";
    private static final int PER_SECOND = Integer.getInteger("perSecond", 230);
    private static final int TASKS = Integer.getInteger("tasks", 23_000);
    private static final int ACCOUNTS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private record Times(long create, long complete) {}

    private InFlightBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("reelgate-in-flight");
        List<String> keys = IntStream.range(0, ACCOUNTS)
                .mapToObj("bench_key_%04d_0123456789"::formatted)
                .toList();
        try (SimulatorProcess simulator = SimulatorProcess.start(folder.resolve("simulator"), "1");
                GatewayProcess gateway = startGateway(folder, keys, simulator)) {
            Map<String, String> promptToTask = submitAll(gateway, keys);
            List<Times> ended = new ArrayList<>();
            Map<String, Long> promptToComplete = awaitEnds(gateway, keys, promptToTask, ended);
            System.out.printf("accepted %d, most in flight at once %d%n", promptToTask.size(), mostAtOnce(ended));
            report(simulator, promptToComplete);
        }
    }

    private static GatewayProcess startGateway(Path folder, List<String> keys, SimulatorProcess simulator)
            throws Exception {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(conf.resolve("reelgate.yaml"), BenchAccounts.yaml(keys));
        return GatewayProcess.start(
                folder,
                new HashMap<>(Map.of(
                        "HEAP", "512m",
                        "REELGATE_CONF_DIR", conf.toString(),
                        "REELGATE_REDIS_URL", RedisForTests.url(),
                        "REELGATE_REDIS_PREFIX", RedisForTests.freshPrefix(),
                        "REELGATE_SIMULATOR_URL", simulator.url(),
                        "REELGATE_SIMULATOR_SPEED", "1")));
    }

    private static Map<String, String> submitAll(GatewayProcess gateway, List<String> keys) {
        Map<String, String> promptToTask = new ConcurrentHashMap<>();
        int next = 0;
        AtomicInteger refused = new AtomicInteger();
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        long start = System.nanoTime();
        while (next < TASKS) {
            LockSupport.parkNanos(1_000_000);
            long due = (System.nanoTime() - start) / 1_000_000 * PER_SECOND / 1_000;
            while (next < Math.min(due, TASKS)) {
                answers.add(submitOne(gateway, keys, next++, promptToTask, refused));
            }
        }
        answers.forEach(CompletableFuture::join);
        System.out.println("refused " + refused.get());
        return promptToTask;
    }

    private static CompletableFuture<Void> submitOne(
            GatewayProcess gateway,
            List<String> keys,
            int index,
            Map<String, String> promptToTask,
            AtomicInteger refused) {
        String prompt = "bench " + index;
        Caller caller = new Caller(gateway.url(""), keys.get(index % keys.size()));
        return caller.submit(MODEL, "{\"input\":{\"prompt\":\"" + prompt + "\",\"resolution\":\"480p\"}}")
                .thenAccept(answer -> {
                    if (answer.statusCode() == 200) {
                        promptToTask.put(prompt, Caller.taskId(answer));
                    } else {
                        refused.incrementAndGet();
                    }
                });
    }

    private static Map<String, Long> awaitEnds(
            GatewayProcess gateway, List<String> keys, Map<String, String> promptToTask, List<Times> ended) {
        Map<String, Long> promptToComplete = new HashMap<>();
        for (int account = 0; account < keys.size(); account++) {
            Caller caller = new Caller(gateway.url(""), keys.get(account));
            int own = account;
            List<String> prompts = promptToTask.keySet().stream()
                    .filter(prompt -> Integer.parseInt(prompt.substring(6)) % keys.size() == own)
                    .toList();
            caller.allEnded(MODEL, prompts.stream().map(promptToTask::get).toList(), PATIENCE);
            for (int from = 0; from < prompts.size(); from += 100) {
                List<String> batch = prompts.subList(from, Math.min(from + 100, prompts.size()));
                readTimes(caller, batch, promptToTask, promptToComplete, ended);
            }
        }
        return promptToComplete;
    }

    private static void readTimes(
            Caller caller,
            List<String> prompts,
            Map<String, String> promptToTask,
            Map<String, Long> promptToComplete,
            List<Times> ended) {
        String ids = String.join(",", prompts.stream().map(promptToTask::get).toList());
        JsonNode tasks = caller.task(MODEL, ids);
        for (int index = 0; index < prompts.size(); index++) {
            JsonNode task = tasks.get(index);
            if (!task.path("state").asText().equals("success")) {
                System.out.println("not successful: " + task);
            }
            promptToComplete.put(prompts.get(index), task.get("completeTime").asLong());
            ended.add(new Times(
                    task.get("createTime").asLong(), task.get("completeTime").asLong()));
        }
    }

    private static long mostAtOnce(List<Times> times) {
        long first = times.stream().mapToLong(Times::create).min().orElse(0);
        long last = times.stream().mapToLong(Times::complete).max().orElse(0);
        long most = 0;
        for (long at = first; at < last; at += 1_000) {
            long moment = at;
            most = Math.max(
                    most,
                    times.stream()
                            .filter(time -> time.create <= moment && time.complete > moment)
                            .count());
        }
        return most;
    }

    private static void report(SimulatorProcess simulator, Map<String, Long> promptToComplete) {
        Map<String, Long> jobToSeen = new HashMap<>();
        Map<String, Long> jobToPolls = new HashMap<>();
        for (JsonNode poll : simulator.ledger("poll")) {
            jobToSeen.put(poll.get("jobId").asText(), poll.path("endTime").asLong());
            jobToPolls.put(poll.get("jobId").asText(), poll.path("count").asLong());
        }
        List<Long> seen = new ArrayList<>();
        List<Long> visible = new ArrayList<>();
        for (JsonNode job : simulator.ledger("finish")) {
            Long complete = promptToComplete.get(job.get("prompt").asText());
            Long end = jobToSeen.get(job.get("jobId").asText());
            if (complete != null && end != null) {
                seen.add(end - job.get("finishTime").asLong());
                visible.add(complete - job.get("finishTime").asLong());
            }
        }
        System.out.println("completion seen after the simulator's finish:     " + percentiles(seen));
        System.out.println("result visible to the caller after that finish:   " + percentiles(visible));
        System.out.printf(
                "looks per task: %.2f%n",
                jobToPolls.values().stream()
                        .mapToLong(Long::longValue)
                        .average()
                        .orElse(0));
    }

    private static String percentiles(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return "p50 %d ms, p95 %d ms, p99 %d ms, max %d ms (%d tasks)"
                .formatted(
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 95 / 100),
                        sorted.get(sorted.size() * 99 / 100),
                        sorted.getLast(),
                        sorted.size());
    }
}
