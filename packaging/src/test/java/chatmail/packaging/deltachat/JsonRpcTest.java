// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonRpcTest {
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final ByteArrayOutputStream requests = new ByteArrayOutputStream();
    private final PipedOutputStream otherSide = new PipedOutputStream();
    private JsonRpc rpc;

    @BeforeEach
    void connect() throws IOException {
        rpc = JsonRpc.over(new PipedInputStream(otherSide), requests);
    }

    private void answer(String line) throws IOException {
        otherSide.write((line + "\n").getBytes(UTF_8));
        otherSide.flush();
    }

    @Test
    void writesACallAsOneLineWithParametersByPosition() {
        var unused = rpc.callLater("set_config", 7, "displayname", "Zoë");
        assertThat(requests.toString(UTF_8))
                .isEqualTo(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"set_config\",\"params\":[7,\"displayname\",\"Zoë\"]}\n");
    }

    @Test
    void handsEachAnswerToTheCallWithItsIdWhateverTheOrder() throws IOException {
        var first = rpc.callLater("first");
        var second = rpc.callLater("second");
        answer("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":\"b\"}");
        answer("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"a\"}");
        assertThat(first.join().getAsString()).isEqualTo("a");
        assertThat(second.join().getAsString()).isEqualTo("b");
    }

    @Test
    void failsACallWithTheErrorItIsAnsweredWith() throws IOException {
        var refused = rpc.callLater("get_chat", 9);
        answer("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-1,\"message\":\"no such chat\"}}");
        assertThatThrownBy(refused::join).hasMessageContaining("no such chat");
    }

    @Test
    void failsOpenCallsWhenTheOtherSideHangsUp() throws IOException {
        var open = rpc.callLater("get_next_event_batch");
        otherSide.close();
        assertThat(open).failsWithin(A_WHILE);
    }

    @Test
    void failsACallThatIsMadeAfterTheOtherSideHasHungUp() throws IOException {
        var before = rpc.callLater("before");
        otherSide.close();
        assertThat(before).failsWithin(A_WHILE);
        assertThat(rpc.callLater("after")).failsWithin(A_WHILE);
    }
}
