package io.reelgate.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A vendor that counts every byte it gets and does to a request whatever the test says, on the bare socket. */
final class ScriptedVendor {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final List<NetSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final NetServer server;
    private volatile Consumer<NetSocket> script = socket -> {};

    ScriptedVendor(Vertx vertx) {
        server = vertx.createNetServer()
                .connectHandler(this::connected)
                .listen(0, "127.0.0.1")
                .await();
    }

    private void connected(NetSocket socket) {
        sockets.add(socket);
        StringBuilder request = new StringBuilder();
        socket.exceptionHandler(failure -> {});
        socket.handler(chunk -> {
            bytes.addAndGet(chunk.length());
            request.append(chunk.toString(StandardCharsets.UTF_8));
            if (isWhole(request.toString())) {
                requests.add(request.toString());
                request.setLength(0);
                script.accept(socket);
            }
        });
    }

    private static boolean isWhole(String request) {
        int head = request.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(request);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return head >= 0 && request.length() >= head + 4 + body;
    }

    ScriptedVendor then(Consumer<NetSocket> next) {
        script = next;
        return this;
    }

    ScriptedVendor answering(int status, String body, String... headers) {
        return then(socket -> socket.write(reply(status, body, headers)));
    }

    static Buffer reply(int status, String body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Reason\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return Buffer.buffer(head + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    List<String> requests() {
        return requests;
    }

    long bytes() {
        return bytes.get();
    }

    List<NetSocket> sockets() {
        return sockets;
    }

    void close() {
        server.close().await();
    }
}
