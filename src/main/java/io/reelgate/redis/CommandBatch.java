package io.reelgate.redis;

import io.vertx.core.Promise;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that travel together and are answered as one list; the first failure is the failure of the list. */
final class CommandBatch {
    private final Promise<List<Response>> promise;
    private final @Nullable Response[] responses;
    private int open;
    private @Nullable RedisFailure failure;

    private CommandBatch(int size, Promise<List<Response>> promise) {
        this.promise = promise;
        this.responses = new Response[size];
        this.open = size;
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
        if (--open > 0) {
            return;
        }
        if (failure != null) {
            promise.tryFail(failure);
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
            failure = failure == null ? cause : failure;
            countDown();
        }
    }
}
