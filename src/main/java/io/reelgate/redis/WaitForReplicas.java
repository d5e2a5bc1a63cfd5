package io.reelgate.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The WAIT behind a group of writes on the connection that wrote them: as patient and as demanding as the most of them. */
final class WaitForReplicas extends PendingCommand {
    private final List<ConfirmedWrite> group;
    private final IntConsumer judged;

    /** {@code judged}: told how many were not confirmed. */
    WaitForReplicas(List<ConfirmedWrite> group, IntConsumer judged) {
        super(Request.cmd(Command.WAIT).arg(replicas(group)).arg(millis(group)));
        this.group = group;
        this.judged = judged;
    }

    private static long replicas(List<ConfirmedWrite> group) {
        return group.stream()
                .mapToLong(write -> write.wanted().replicas())
                .max()
                .orElseThrow();
    }

    /** Never 0, which would wait for ever. */
    private static long millis(List<ConfirmedWrite> group) {
        Duration longest = group.stream()
                .map(write -> write.wanted().timeout())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Math.max(1, longest.toMillis());
    }

    @Override
    int extraTicks() {
        return Math.toIntExact(millis(group) / Link.TICK_MILLIS + 1);
    }

    @Override
    void succeed(@Nullable Response count) {
        long reached = count == null ? 0 : count.toLong();
        judged.accept(Math.toIntExact(
                group.stream().filter(write -> !write.judge(reached)).count()));
    }

    @Override
    void fail(RedisFailure failure) {
        String reason = "the replicas could not be asked: " + failure.getMessage();
        judged.accept(Math.toIntExact(
                group.stream().filter(write -> write.doubt(reason)).count()));
    }
}
