package io.reelgate.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands that open a session at a server that holds data. */
record Greeting(Optional<Credentials> credentials, int database) {
    /** Login, RESP3 and name first; a PING at last, which a server still loading its file refuses. */
    List<Request> commands() {
        Stream<Request> select = database == 0
                ? Stream.empty()
                : Stream.of(Request.cmd(Command.SELECT).arg(database));
        return Stream.of(Stream.of(hello(credentials)), select, Stream.of(Request.cmd(Command.PING)))
                .flatMap(commands -> commands)
                .toList();
    }

    static Request hello(Optional<Credentials> credentials) {
        Request hello = role();
        credentials.ifPresent(login -> hello.arg("AUTH").arg(login.user()).arg(login.password()));
        return hello.arg("SETNAME").arg("reelgate");
    }

    /** Asks an open session again what its server is. */
    static Request role() {
        return Request.cmd(Command.HELLO).arg("3");
    }

    /** Whether the reply to HELLO is that of a server that takes writes. */
    static boolean master(Response hello) {
        return "master".equals(field(hello, "role"));
    }

    static @Nullable String field(Response hello, String name) {
        Response value = hello.get(name);
        return value == null ? null : value.toString();
    }
}
