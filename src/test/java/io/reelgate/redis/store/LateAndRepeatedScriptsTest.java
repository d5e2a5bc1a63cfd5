package io.reelgate.redis.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.Script;
import io.vertx.redis.client.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A command that timed out may still be executed, and may be sent again: whatever a script does, it does in time and
 * once.
 */
class LateAndRepeatedScriptsTest {
    private static final String LONG_AGO = "1000";
    private static final String FAR_AHEAD = "9000000000000";

    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private ScriptCases cases;

    @BeforeEach
    void openStores() {
        cases = new ScriptCases(redis);
    }

    private static Response run(ScriptCase chosen, String bound) {
        return RedisForTests.await(
                redis.scripts().run(chosen.script(), chosen.keys(), chosen.argumentsWithBound(bound)));
    }

    @ParameterizedTest
    @EnumSource(Script.class)
    void whatRunsInTimeChangesSomethingAndWhatRunsTooLateChangesNothing(Script script) {
        ScriptCase chosen = cases.of(script);
        Contents before = Contents.of(redis);

        if (chosen.bounded()) {
            run(chosen, LONG_AGO);
            assertThat(Contents.of(redis)).as("too late").isEqualTo(before);
        }

        run(chosen, FAR_AHEAD);
        assertThat(Contents.of(redis).equals(before)).as("no change in time").isEqualTo(!chosen.writes());
    }

    @ParameterizedTest
    @EnumSource(Script.class)
    void aRepetitionChangesNothing(Script script) {
        ScriptCase chosen = cases.of(script);
        run(chosen, FAR_AHEAD);
        Contents after = Contents.of(redis);

        run(chosen, FAR_AHEAD);

        assertThat(Contents.of(redis).equals(after)).as("the same again").isEqualTo(chosen.repeatable());
    }

    @Test
    void aRepetitionAnswersAsTheFirstTimeDid() {
        ScriptCase admission = cases.of(Script.ADMIT_TASK);

        assertThat(run(admission, FAR_AHEAD).get(1))
                .hasToString(run(admission, FAR_AHEAD).get(1).toString());
        assertThat(run(admission, LONG_AGO).get(0).toInteger()).isEqualTo(1);

        ScriptCase commit = cases.of(Script.COMMIT_TRANSITION);
        assertThat(run(commit, FAR_AHEAD).toInteger()).isEqualTo(1);
        assertThat(run(commit, FAR_AHEAD).toInteger()).isZero();
        assertThat(run(commit, LONG_AGO).toInteger()).isZero();
    }

    @Test
    void aDeliveryIsAFactHoweverLateItIsTold() {
        ScriptCase retry = cases.of(Script.FINISH_CALLBACK);
        var arguments = retry.argumentsWithBound(LONG_AGO);
        arguments.set(3, "delivered");
        var delivered = ScriptCase.of(retry.script(), retry.keys(), arguments, 8);

        assertThat(run(delivered, LONG_AGO).toInteger()).isEqualTo(1);
        assertThat(run(delivered, LONG_AGO).toInteger()).isZero();
    }
}
