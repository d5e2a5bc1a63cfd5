package io.reelgate.redis;

import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.impl.RedisURI;
import java.util.ArrayList;
import java.util.List;

/** The server a url names: where it is, and the commands that open a session there. */
final class RedisServer {
    private final RedisURI uri;

    RedisServer(String url) {
        this.uri = new RedisURI(url);
    }

    SocketAddress address() {
        return uri.socketAddress();
    }

    NetClientOptions connectOptions(int timeoutMillis) {
        NetClientOptions options = new NetClientOptions()
                .setConnectTimeout(timeoutMillis)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true);
        return uri.ssl() ? options.setSsl(true).setHostnameVerificationAlgorithm("HTTPS") : options;
    }

    /** RESP3, name, database, and a PING that a server still loading its file refuses. */
    List<Request> greeting() {
        List<Request> commands = new ArrayList<>();
        commands.add(hello());
        if (uri.select() != null) {
            commands.add(Request.cmd(Command.SELECT).arg(uri.select()));
        }
        commands.add(Request.cmd(Command.PING));
        return commands;
    }

    private Request hello() {
        Request hello = Request.cmd(Command.HELLO).arg("3");
        if (uri.password() != null) {
            hello.arg("AUTH").arg(uri.user() == null ? "default" : uri.user()).arg(uri.password());
        }
        return hello.arg("SETNAME").arg("reelgate");
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return address().toString();
    }
}
