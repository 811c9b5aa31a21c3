// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.browser;

import chatmail.packaging.lab.Waiting;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A page on a screen. */
final class Tab implements AutoCloseable {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    /** What a browser has to say against a page. */
    private static final Set<String> COMPLAINTS =
            Set.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Audits.issueAdded");

    private final DevTools tools;
    private final String target;
    private final String session;

    private Tab(DevTools tools, String target, String session) {
        this.tools = tools;
        this.target = target;
        this.session = session;
    }

    static Tab open(DevTools tools, Look look) throws IOException {
        var target = tools.ask("", "Target.createTarget", json("{url: 'about:blank'}"))
                .get("targetId")
                .getAsString();
        var session = tools.ask("", "Target.attachToTarget", json("{flatten: true, targetId: '%s'}".formatted(target)))
                .get("sessionId")
                .getAsString();
        var tab = new Tab(tools, target, session);
        for (var domain : new String[] {"Page", "Runtime", "Network", "Log", "Audits"}) {
            tab.ask(domain + ".enable", "{}");
        }
        tab.ask("Page.setLifecycleEventsEnabled", "{enabled: true}");
        tab.ask(
                "Emulation.setDeviceMetricsOverride",
                "{width: %d, height: %d, deviceScaleFactor: 1, mobile: %b}"
                        .formatted(look.width, look.height, look.isPhone()));
        tab.ask(
                "Emulation.setEmulatedMedia",
                "{features: [{name: 'prefers-color-scheme', value: '%s'}]}".formatted(look.scheme()));
        return tab;
    }

    private JsonObject ask(String method, String parameters) throws IOException {
        return tools.ask(session, method, json(parameters));
    }

    private static JsonObject json(String lenient) {
        return JsonParser.parseString(lenient).getAsJsonObject();
    }

    void withoutJavaScript() throws IOException {
        ask("Emulation.setScriptExecutionDisabled", "{value: true}");
    }

    /** Goes there and waits until all of it is loaded. */
    void visit(String url) throws IOException {
        var loader = ask("Page.navigate", "{url: '%s'}".formatted(url)).get("loaderId");
        Waiting.until(url + " to load", WITHIN, () -> loads().anyMatch(
                        load -> load.get("loaderId").equals(loader)));
    }

    /** Clicks, with a real mouse event, and waits for the page that comes of it. */
    void follow(String selector) throws IOException {
        long before = loads().count();
        click(selector);
        Waiting.until("the page behind " + selector, WITHIN, () -> loads().count() > before);
    }

    private Stream<JsonObject> loads() {
        return events("Page.lifecycleEvent").stream()
                .filter(event -> event.get("name").getAsString().equals("load"));
    }

    void click(String selector) throws IOException {
        var middle = evaluate("""
                (() => { const e = document.querySelector('%s'); e.scrollIntoView({block: 'center'});
                const r = e.getBoundingClientRect(); return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()""".formatted(selector)).getAsJsonObject();
        for (var type : new String[] {"mousePressed", "mouseReleased"}) {
            ask(
                    "Input.dispatchMouseEvent",
                    "{type: '%s', x: %s, y: %s, button: 'left', clickCount: 1}"
                            .formatted(type, middle.get("x"), middle.get("y")));
        }
    }

    /** Waits until an expression is true. */
    void await(String expression) throws IOException {
        Waiting.until(expression, WITHIN, () -> evaluate("Boolean(" + expression + ")")
                .getAsBoolean());
    }

    /** @return the value as JSON */
    JsonElement evaluate(String expression) throws IOException {
        var parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("returnByValue", true);
        parameters.addProperty("awaitPromise", true);
        var answer = tools.ask(session, "Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new IOException(answer.get("exceptionDetails").toString());
        }
        return answer.getAsJsonObject("result").get("value");
    }

    String text(String selector) throws IOException {
        return evaluate("document.querySelector('%s').textContent".formatted(selector))
                .getAsString();
    }

    /** A picture of the window, or of the whole page, as PNG. */
    byte[] screenshot(boolean whole) throws IOException {
        var clip = "{x: 0, y: 0, scale: 1, width: innerWidth, height: "
                + (whole ? "document.documentElement.scrollHeight" : "innerHeight") + '}';
        var answer = ask(
                "Page.captureScreenshot",
                "{format: 'png', captureBeyondViewport: true, clip: %s}".formatted(evaluate('(' + clip + ')')));
        return Base64.getDecoder().decode(answer.get("data").getAsString());
    }

    /** Everything that the browser asked for. */
    List<String> requests() {
        return events("Network.requestWillBeSent").stream()
                .map(event -> event.getAsJsonObject("request").get("url").getAsString())
                .toList();
    }

    /** Errors, warnings, and all that scripts said. */
    List<String> complaints() {
        return tools.events(session).stream()
                .filter(event -> COMPLAINTS.contains(event.get("method").getAsString()))
                .map(JsonObject::toString)
                .toList();
    }

    int cookies() throws IOException {
        return ask("Network.getCookies", "{}").getAsJsonArray("cookies").size();
    }

    private List<JsonObject> events(String method) {
        return tools.events(session).stream()
                .filter(event -> event.get("method").getAsString().equals(method))
                .map(event -> event.getAsJsonObject("params"))
                .toList();
    }

    @Override
    public void close() throws IOException {
        tools.ask("", "Target.closeTarget", json("{targetId: '%s'}".formatted(target)));
    }
}
