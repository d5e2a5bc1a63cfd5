package io.reelgate.redis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedRedisTest {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    @TempDir
    Path data;

    private Path folder;

    @BeforeEach
    void nameTheFolder() {
        folder = data.resolve("redis");
    }

    @AfterEach
    void endWhatIsLeft() {
        new ServerFiles(folder).process().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void runsAServerThatOnlyItsPasswordOpens() {
        EmbeddedRedis redis = start();

        assertThat(redis.adopted()).isFalse();
        assertThat(endpoint().state(ANSWER)).isEqualTo(Endpoint.State.READY);
        assertThat(new Endpoint(endpoint().port(), "guess").state(ANSWER)).isEqualTo(Endpoint.State.FOREIGN);
        assertThat(redis.url())
                .isEqualTo("redis://:" + endpoint().password() + "@127.0.0.1:"
                        + endpoint().port() + "/0");
        redis.stop();
    }

    @ParameterizedTest
    @CsvSource({"maxmemory-policy, noeviction", "appendonly, yes", "appendfsync, everysec"})
    void neverForgetsOnItsOwn(String setting, String value) {
        EmbeddedRedis redis = start();

        assertThat(Conversation.of(endpoint(), "CONFIG GET " + setting)).contains(value);

        redis.stop();
    }

    @Test
    void keepsWhatWasWrittenOverAStopAndAStart() {
        EmbeddedRedis first = start();
        endpoint().ask("SET kept yes", ANSWER);
        first.stop();

        EmbeddedRedis second = start();

        assertThat(second.adopted()).isFalse();
        assertThat(Conversation.of(endpoint(), "GET kept")).contains("yes");
        second.stop();
    }

    @Test
    void leavesNoProcessAndNoPasswordBehindWhenStopped() {
        EmbeddedRedis redis = start();
        ProcessHandle process = redis.process();

        redis.stop();
        redis.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(new ServerFiles(folder).lastEndpoint()).isEmpty();
    }

    /** As Debian installs it. */
    @Test
    void startsAProgramThatIsALinkToAnotherName() throws IOException {
        Path real = Files.copy(RedisProgram.find(folder).path(), data.resolve("redis-check-rdb"));
        assertThat(real.toFile().setExecutable(true)).isTrue();
        Path link = Files.createSymbolicLink(data.resolve("redis-server"), real);

        RedisProcess server =
                RedisProcess.start(RedisProgram.asked(link).orElseThrow(), folder, RedisProcess.freePort(), "secret");

        assertThat(server.url()).isEqualTo(endpoint().url());
        assertThat(RedisProcess.running(new ServerFiles(folder))).isPresent();
    }

    @Test
    void refusesASecondGatewayOnTheSameFolderInThisProcess() {
        EmbeddedRedis redis = start();

        assertThatThrownBy(this::start)
                .isInstanceOf(RedisRefused.class)
                .hasMessage("the data folder " + folder + " is in use by another gateway (process "
                        + ProcessHandle.current().pid()
                        + "). Stop that one, or set data.dir (REELGATE_DATA_DIR) to another folder.");

        assertThat(endpoint().state(ANSWER)).isEqualTo(Endpoint.State.READY);
        redis.stop();
    }

    @Test
    void refusesAFolderThatAnotherProcessHolds() throws IOException {
        Process holder = Gateway.launch(folder);

        assertThatThrownBy(this::start)
                .isInstanceOf(RedisRefused.class)
                .hasMessageContaining("process " + holder.pid());

        holder.getOutputStream().close();
        holder.onExit().join();
    }

    @Test
    void waitsForAGatewayThatIsJustLeaving() throws IOException {
        Process leaving = Gateway.launch(folder);
        CompletableFuture<EmbeddedRedis> next = CompletableFuture.supplyAsync(
                () -> EmbeddedRedis.start(folder, new SecureRandom(), Duration.ofSeconds(30)));

        leaving.getOutputStream().close();

        next.join().stop();
        assertThat(leaving.onExit().join().exitValue()).isZero();
    }

    @Test
    void adoptsTheServerOfAGatewayThatWasKilled() throws IOException {
        Process killed = Gateway.launch(folder);
        long orphan = new ServerFiles(folder).process().orElseThrow().pid();
        endpoint().ask("SET kept yes", ANSWER);
        killed.destroyForcibly().onExit().join();

        EmbeddedRedis redis = start();

        assertThat(redis.adopted()).isTrue();
        assertThat(redis.process().pid()).isEqualTo(orphan);
        assertThat(Conversation.of(endpoint(), "GET kept")).contains("yes");
        redis.stop();
        assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void startsTheServerAgainWhenSomebodyKillsIt() {
        EmbeddedRedis redis = start();
        String url = redis.url();
        Endpoint endpoint = endpoint();
        endpoint.ask("SET kept yes", ANSWER);

        redis.process().destroyForcibly();

        Awaitility.await().until(() -> Conversation.of(endpoint, "GET kept").contains("yes"));
        assertThat(redis.url()).isEqualTo(url);
        redis.stop();
    }

    @Test
    void replacesAnOrphanThatDoesNotAnswer() throws IOException, InterruptedException {
        Process killed = Gateway.launch(folder);
        ProcessHandle orphan = new ServerFiles(folder).process().orElseThrow();
        killed.destroyForcibly().onExit().join();
        new ProcessBuilder("kill", "-STOP", Long.toString(orphan.pid())).start().waitFor();

        EmbeddedRedis redis = start();

        assertThat(redis.adopted()).isFalse();
        assertThat(orphan.isAlive()).isFalse();
        redis.stop();
    }

    @Test
    void startsAnewWhenServerAndGatewayWereBothKilled() throws IOException {
        Process killed = Gateway.launch(folder);
        ProcessHandle orphan = new ServerFiles(folder).process().orElseThrow();
        endpoint().ask("SET kept yes", ANSWER);
        killed.destroyForcibly().onExit().join();
        orphan.destroyForcibly();
        orphan.onExit().join();

        EmbeddedRedis redis = start();

        assertThat(redis.adopted()).isFalse();
        assertThat(Conversation.of(endpoint(), "GET kept")).contains("yes");
        redis.stop();
    }

    @Test
    void doesNotTakeAnotherProcessForItsOwnBecauseOfAReusedNumber() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("redis.pid"),
                Long.toString(ProcessHandle.current().pid()));

        assertThat(new ServerFiles(folder).process()).isEmpty();
    }

    @Test
    void standsOutsideTheTerminalsProcessGroup() throws IOException {
        EmbeddedRedis redis = start();

        // Fields 5 and 6 of the line: process group and session; a leader of both is out of reach of Ctrl-C.
        long pid = redis.process().pid();
        assertThat(Files.readString(Path.of("/proc/" + pid + "/stat")))
                .containsPattern("\\) \\w \\d+ " + pid + " " + pid + " ");
        redis.stop();
    }

    @Test
    void leavesTheTerminalsGroupAlsoWithoutTheSystemsHelp() {
        RedisProgram program = RedisProgram.find(Path.of("target", "redis-programs"));

        RedisProcess daemon = RedisProcess.start(program, folder, RedisProcess.freePort(), "secret", Optional.empty());

        assertThat(daemon.process().parent().map(ProcessHandle::pid))
                .isNotEqualTo(Optional.of(ProcessHandle.current().pid()));
        daemon.stop();
        assertThat(daemon.process().isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis.endpoint", "redis.conf", "redis.lock"})
    void showsItsFilesToNobodyElse(String file) throws IOException {
        EmbeddedRedis redis = start();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                .isEqualTo("rw-------");
        redis.stop();
    }

    private EmbeddedRedis start() {
        return EmbeddedRedis.start(folder, new SecureRandom(), Duration.ZERO);
    }

    private Endpoint endpoint() {
        return new ServerFiles(folder).lastEndpoint().orElseThrow();
    }
}
