package io.reelgate.egress;

import static io.reelgate.Done.done;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** A server that says what a test wants, byte for byte, and sees how it is left. */
final class Liar {
    private static final byte TLS_HANDSHAKE = 0x16;

    static final String HEAD = "HTTP/1.1 200 OK\r\n";

    final Queue<String> requests = new ConcurrentLinkedQueue<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicLong written = new AtomicLong();
    private final Map<String, BiConsumer<NetSocket, String>> answers = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final NetServer server;

    Liar(Vertx vertx, String host) {
        this.vertx = vertx;
        this.server =
                done(vertx.createNetServer().connectHandler(this::connected).listen(0, host));
    }

    int port() {
        return server.actualPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** {@code answer}: gets the socket and the whole head of the request. */
    Liar on(String path, BiConsumer<NetSocket, String> answer) {
        answers.put(path, answer);
        return this;
    }

    /** Answers with a body of its true length, and keeps the connection. */
    Liar serve(String path, Buffer body) {
        return on(path, (socket, head) -> {
            socket.write(HEAD + "Content-Length: " + body.length() + "\r\n\r\n");
            socket.write(body);
        });
    }

    Liar redirect(String path, String location) {
        return on(
                path,
                (socket, head) ->
                        socket.write("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n"));
    }

    Liar status(String path, int status) {
        return on(path, (socket, head) -> socket.write("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n"));
    }

    private void connected(NetSocket socket) {
        connections.incrementAndGet();
        socket.closeHandler(gone -> closed.incrementAndGet());
        StringBuilder head = new StringBuilder();
        socket.handler(piece -> {
            head.append(piece);
            if (piece.getByte(0) == TLS_HANDSHAKE) {
                socket.close();
            } else if (head.indexOf("\r\n\r\n") > 0) {
                String request = head.toString();
                head.setLength(0);
                requests.add(request);
                answers.getOrDefault(request.split(" ", 3)[1], (other, text) -> other.close())
                        .accept(socket, request);
            }
        });
    }

    /** Writes zeros as fast as they are taken, up to {@code most}, then {@code then}. */
    void pour(NetSocket socket, long most, Runnable then) {
        Buffer zeros = Buffer.buffer(new byte[32_768]);
        AtomicLong left = new AtomicLong(most);
        pour(socket, zeros, left, then);
    }

    private void pour(NetSocket socket, Buffer zeros, AtomicLong left, Runnable then) {
        while (left.get() > 0 && !socket.writeQueueFull()) {
            int length = (int) Math.min(zeros.length(), left.get());
            socket.write(zeros.slice(0, length)).onSuccess(sent -> written.addAndGet(length));
            left.addAndGet(-length);
        }
        if (left.get() > 0) {
            socket.drainHandler(drained -> pour(socket, zeros, left, then));
        } else {
            then.run();
        }
    }

    /** Writes one byte every so often, until nobody takes them. */
    void drip(NetSocket socket, long millis) {
        long timer = vertx.setPeriodic(millis, fired -> socket.write(Buffer.buffer(new byte[1])));
        socket.closeHandler(gone -> {
            vertx.cancelTimer(timer);
            closed.incrementAndGet();
        });
    }
}
