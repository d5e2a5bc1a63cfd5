package io.reelgate.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands on a loopback port before a server on another one, and does what networks do: delays, cuts, refuses, falls
 * silent. Begins as a good network. For any thread.
 */
public final class TcpProxy implements AutoCloseable {
    private final int port = Ports.free();
    private final InetSocketAddress target;
    private final Weather weather = new Weather();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private ServerSocket entrance;

    private TcpProxy(InetSocketAddress target) {
        this.target = target;
        open();
    }

    /** A proxy before a port of the loopback interface. */
    public static TcpProxy to(int port) {
        return new TcpProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public int port() {
        return port;
    }

    /** How many connections have come so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Delays what is read from now on by this much, in each direction; zero for no delay. */
    public void latency(Duration delay) {
        weather.latency(delay);
    }

    /** Accepts connections and takes bytes, and hands nothing on until {@link #heal()}, which delivers all of it late. */
    public void silence() {
        weather.silent(true, true);
    }

    /** Hands requests on and holds the answers back until {@link #heal()}. */
    public void silenceAnswers() {
        weather.silent(false, true);
    }

    /** Closes every open connection; new ones are welcome, unless they are refused. */
    public synchronized void cut() {
        sockets.forEach(TcpProxy::end);
        sockets.clear();
    }

    /** Cuts, and refuses new connections until {@link #heal()}. */
    public synchronized void refuse() {
        if (entrance != null) {
            end(entrance);
            entrance = null;
        }
        cut();
    }

    /** A good network again: listens, delivers what was held back, delays nothing. */
    public synchronized void heal() {
        if (entrance == null) {
            open();
        }
        weather.latency(Duration.ZERO);
        weather.silent(false, false);
    }

    private void open() {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            entrance = opened;
            Thread.startVirtualThread(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (!from.isClosed()) {
                join(from, from.accept());
            }
        } catch (IOException closed) {
            end(from);
        }
    }

    /** A client whose server is not there is hung up on. */
    private synchronized void join(ServerSocket from, Socket client) {
        accepted.incrementAndGet();
        Socket server = new Socket();
        try {
            server.connect(target);
        } catch (IOException refused) {
            end(client);
            return;
        }
        if (from != entrance) {
            end(client);
            end(server);
            return;
        }
        sockets.add(client);
        sockets.add(server);
        new Pipe(client, server, weather.requests(), this::ended).start();
        new Pipe(server, client, weather.answers(), this::ended).start();
    }

    private void ended(Socket from, Socket to) {
        end(from);
        end(to);
        sockets.remove(from);
        sockets.remove(to);
    }

    private static void end(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        refuse();
        weather.silent(false, false);
    }
}
