package io.reelgate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptContractTest {
    private static final String SOUND = """
        -- take_one: takes the first of a list.
        --
        -- KEYS[1]  list: ids in order
        --
        -- ARGV[1]  now: milliseconds
        -- ARGV[2..]  names: whom to ask for
        --
        -- Returns
        --   0  nothing there
        --   {1, id}  taken
        --
        -- Cost: O(1)

        local id = redis.call('LPOP', KEYS[1]) -- not KEYS[7]
        if not id or ARGV[1] == '' or #ARGV > 9 then return 0 end
        return {1, id}
        """;

    /** In the order of the text, which is the order of execution up to the first one; reads are left out. */
    private static final Pattern WRITE = Pattern.compile("redis\\.call\\((?:sorted and"
            + " )?'(ZADD|SADD|HSET|HINCRBY|SET|XADD|ZREM|ZREMRANGEBYSCORE|ZPOPMIN|SREM|HDEL|DEL)'");

    private static final Set<String> REMOVES = Set.of("ZREM", "ZREMRANGEBYSCORE", "ZPOPMIN", "SREM", "HDEL", "DEL");

    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    @Test
    void everyFileIsInTheListAndEveryEntryHasItsFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "redis"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Script.values()).map(Script::fileName).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Script.class)
    void everyScriptDoesWhatItsHeaderSays(Script script) {
        String name = script.fileName().replace(".lua", "");

        assertThat(name).as("verb_noun").matches("[a-z]+(_[a-z]+)+");
        assertThat(new ScriptFile(script.text()).faults(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Script.class)
    void everyScriptCompilesAndIsKnownByOurDigest(Script script) {
        assertThat(redis.ask(Command.SCRIPT, "LOAD", script.text())).hasToString(script.sha1());
    }

    /** Only a new task is refused when memory is full: what was accepted goes on, by scripts whose first write removes. */
    @ParameterizedTest
    @EnumSource(value = Script.class, mode = EnumSource.Mode.EXCLUDE, names = "HOLD_INTENT")
    void onlyAdmissionsBeginWithAWriteThatNeedsMemory(Script script) throws IOException {
        String body = Files.readString(Path.of("src", "main", "resources", "redis", script.fileName()));

        String first = WRITE.matcher(body).results().findFirst().orElseThrow().group(1);

        assertThat(REMOVES.contains(first)).as(first).isEqualTo(script != Script.ADMIT_TASK);
    }

    @Test
    void acceptsASoundScript() {
        assertThat(new ScriptFile(SOUND).faults("take_one")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-- take_one: takes | -- take_two: takes | the first line must be '-- take_one: purpose'",
                "-- Cost: O(1) | -- cheap | no '-- Cost: ' line",
                "KEYS[1]) | 'list') | KEYS[1] documented but not used",
                "KEYS[1]) | KEYS[2]) | KEYS[2] used but not documented",
                "-- KEYS[1]  list | -- KEYS[2]  list | KEYS not in order",
                "ARGV[2..] | ARGV[2] | ARGV used by a computed index, document the rest as ARGV[n..]",
                "return 0 | return -1 | returns -1 without saying what it means",
                "return {1, id} | return {2, id} | returns 2 without saying what it means",
                "--   0  nothing | --   7  nothing | documents 7 but never returns it",
            })
    void findsEachFault(String sound, String broken, String fault) {
        List<String> faults = new ScriptFile(SOUND.replace(sound, broken)).faults("take_one");

        assertThat(faults).contains(fault);
    }
}
