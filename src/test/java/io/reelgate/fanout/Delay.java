package io.reelgate.fanout;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** How long a fake store takes: a real one also reads somewhere between the question and the answer. */
interface Delay {
    <T> Future<T> around(Supplier<T> read);

    Delay NONE = new Delay() {
        @Override
        public <T> Future<T> around(Supplier<T> read) {
            return Future.succeededFuture(read.get());
        }
    };

    /** Up to {@code most} milliseconds before the read and again before its answer. */
    static Delay upTo(int most, Vertx vertx, RandomGenerator random) {
        return new Delay() {
            @Override
            public <T> Future<T> around(Supplier<T> read) {
                return pause().map(nothing -> read.get()).compose(value -> pause().map(value));
            }

            private Future<Void> pause() {
                int millis;
                synchronized (random) {
                    millis = random.nextInt(most + 1);
                }
                Promise<Void> promise = Promise.promise();
                if (millis == 0) {
                    promise.complete();
                } else {
                    vertx.setTimer(millis, timer -> promise.complete());
                }
                return promise.future();
            }
        };
    }
}
