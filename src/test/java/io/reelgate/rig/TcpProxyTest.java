package io.reelgate.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
        proxy = TcpProxy.to(echo.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = echo.accept();
                Thread.startVirtualThread(() -> repeat(socket));
            }
        } catch (IOException closed) {
            assertThat(echo.isClosed()).isTrue();
        }
    }

    private static void repeat(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException cut) {
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void handsBytesOnInTheirOrderWhateverTheDelay() throws IOException {
        try (Socket socket = connect()) {
            proxy.latency(Duration.ofMillis(50));
            write(socket, "a");
            proxy.latency(Duration.ZERO);
            write(socket, "b");

            assertThat(socket.getInputStream().readNBytes(2)).asString().isEqualTo("ab");
        }
    }

    @Test
    void deliversLateWhatWasSentInSilence() throws IOException {
        try (Socket socket = connect()) {
            proxy.silence();
            write(socket, "late");
            assertThatThrownBy(() -> read(socket)).isInstanceOf(SocketTimeoutException.class);

            proxy.heal();

            assertThat(socket.getInputStream().readNBytes(4)).asString().isEqualTo("late");
        }
    }

    @Test
    void endsConnectionsThatAreCutAndAcceptsNewOnes() throws IOException {
        try (Socket socket = connect()) {
            proxy.cut();
            assertThat(ended(socket)).isTrue();
        }
        try (Socket again = connect()) {
            write(again, "x");
            assertThat(read(again)).isEqualTo('x');
        }
        assertThat(proxy.accepted()).isEqualTo(2);
    }

    @Test
    void refusesUntilItIsHealed() throws IOException {
        proxy.refuse();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);

        proxy.heal();

        try (Socket again = connect()) {
            write(again, "x");
            assertThat(read(again)).isEqualTo('x');
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(500);
        write(socket, "!");
        assertThat(read(socket)).isEqualTo('!');
        socket.setSoTimeout(300);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static int read(Socket socket) throws IOException {
        return socket.getInputStream().read();
    }

    private static boolean ended(Socket socket) {
        try {
            return read(socket) < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
