package io.reelgate.redis;

import io.vertx.core.Promise;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Commands that are answered as one list, whichever connections they take; the first failure is the failure of the list.
 * The counter orders what the event loops of several connections write.
 */
final class CommandBatch {
    private final Promise<List<Response>> promise;
    private final @Nullable Response[] responses;
    private final AtomicInteger open;
    private final AtomicReference<@Nullable RedisFailure> failure = new AtomicReference<>();

    private CommandBatch(int size, Promise<List<Response>> promise) {
        this.promise = promise;
        this.responses = new Response[size];
        this.open = new AtomicInteger(size);
    }

    static List<PendingCommand> of(List<Request> requests, Promise<List<Response>> promise) {
        CommandBatch batch = new CommandBatch(requests.size(), promise);
        List<PendingCommand> commands = new ArrayList<>(requests.size());
        for (int index = 0; index < requests.size(); index++) {
            commands.add(batch.new Element(requests.get(index), index));
        }
        return commands;
    }

    private void countDown() {
        if (open.decrementAndGet() > 0) {
            return;
        }
        RedisFailure first = failure.get();
        if (first != null) {
            promise.tryFail(first);
        } else {
            // A nil reply is null, which List.of would refuse.
            promise.tryComplete(Collections.unmodifiableList(Arrays.asList(responses)));
        }
    }

    private final class Element extends PendingCommand {
        private final int index;

        Element(Request request, int index) {
            super(request);
            this.index = index;
        }

        @Override
        void succeed(@Nullable Response response) {
            responses[index] = response;
            countDown();
        }

        @Override
        void fail(RedisFailure cause) {
            failure.compareAndSet(null, cause);
            countDown();
        }
    }
}
