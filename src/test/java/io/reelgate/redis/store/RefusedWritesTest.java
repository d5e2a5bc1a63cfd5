package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.port.StoreUnavailable;
import io.reelgate.redis.servers.ServerProcess;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that answers and takes no writes: everything is refused whole, and goes on when the server does. */
class RefusedWritesTest extends AtAFaultyRedis {
    private static final int NOBODY = 1;

    enum Fault {
        /** The disk is full: snapshots fail, and Redis stops taking writes that it could not keep. */
        MISCONF,
        READONLY,
        BUSY;

        void begin(ServerProcess server) {
            switch (this) {
                case MISCONF -> failSnapshots(server);
                case READONLY -> server.ask("REPLICAOF", "127.0.0.1", Integer.toString(NOBODY));
                case BUSY -> runForEver(server);
            }
        }

        void end(ServerProcess server) {
            switch (this) {
                case MISCONF -> mendSnapshots(server);
                case READONLY -> server.ask("REPLICAOF", "NO", "ONE");
                case BUSY -> server.ask("SCRIPT", "KILL");
            }
        }

        private static void failSnapshots(ServerProcess server) {
            server.ask("CONFIG", "SET", "save", "3600 1");
            server.ask("CONFIG", "SET", "dir", "/proc");
            server.ask("BGSAVE");
            await().until(() ->
                    server.info("persistence", "rdb_last_bgsave_status").equals("err"));
        }

        private static void mendSnapshots(ServerProcess server) {
            server.ask("CONFIG", "SET", "save", "");
        }

        private static void runForEver(ServerProcess server) {
            server.ask("CONFIG", "SET", "lua-time-limit", "1");
            CompletableFuture<Object> endless =
                    CompletableFuture.supplyAsync(() -> server.ask("EVAL", "while true do end", "0"));
            await().until(() -> busy(server));
            assertThat(endless).isNotDone();
        }

        private static boolean busy(ServerProcess server) {
            try {
                server.ask("PING");
                return false;
            } catch (IllegalStateException refused) {
                return refused.getMessage().contains("BUSY");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedWholeAndGoOnAfterwards(Fault fault) {
        String before = digest();
        fault.begin(server);

        nameToWrite.forEach((name, write) ->
                assertThatThrownBy(() -> await(write.get())).as(name).isInstanceOf(StoreUnavailable.class));

        fault.end(server);
        await().untilAsserted(() -> assertThat(digest()).isEqualTo(before));
        await().until(connections::available);
        nameToWrite.forEach(
                (name, write) -> assertThat(succeeds(write)).as(name).isTrue());
    }

    @Test
    void aServerThatForgotItsScriptsIsGivenThemAgain() {
        nameToWrite.forEach((name, write) -> {
            server.ask("SCRIPT", "FLUSH");
            assertThat(succeeds(write)).as(name).isTrue();
        });
    }
}
