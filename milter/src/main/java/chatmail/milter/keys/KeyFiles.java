// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.keys;

import chatmail.common.config.ConfigException;
import chatmail.milter.dkim.Algorithm;
import chatmail.milter.dkim.RsaSigningKey;
import chatmail.milter.dkim.SigningKey;
import chatmail.milter.dkim.SigningKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signing keys of a relay as its files have them now. Safe for use by many threads. */
public final class KeyFiles {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFiles.class);
    private static final String SUFFIX = ".private";

    private final String domain;
    private final KeyFile rsa;
    private final KeyFile ed25519;
    private volatile SigningKeys current;
    private volatile String state;

    /**
     * Reads the keys.
     *
     * @param domain the one that signs, A-labels in lower case
     * @throws ConfigException with every problem, if a key that is there cannot be used
     */
    public KeyFiles(Path folder, String selector, String domain) throws ConfigException {
        this.domain = domain;
        rsa = new KeyFile(folder.resolve(selector + SUFFIX), selector);
        String other = selector + "-ed25519";
        ed25519 = new KeyFile(folder.resolve(other + SUFFIX), other);
        state = state();
        current = read();
    }

    /** The keys to sign with; reads no file. */
    public SigningKeys current() {
        return current;
    }

    /**
     * Reads the keys again if a file has changed; call it now and then. Keys that cannot be used are reported, and the
     * ones from before go on signing.
     */
    public synchronized void refresh() {
        String now = state();
        if (now.equals(state)) {
            return;
        }
        state = now;
        try {
            current = read();
            LOG.info("signing keys changed and were read again");
        } catch (ConfigException e) {
            e.problems().forEach(problem -> LOG.error("{}; the keys from before go on signing", problem));
        }
    }

    private String state() {
        return rsa.state() + ' ' + ed25519.state();
    }

    private SigningKeys read() throws ConfigException {
        var keys = new ArrayList<SigningKey>();
        var problems = new ArrayList<String>();
        if (Files.notExists(rsa.path())) {
            LOG.error("there is no {}; until there is, mail leaves unsigned and other relays refuse it", rsa.path());
        } else {
            read(rsa, Algorithm.RSA_SHA256, keys, problems);
        }
        if (Files.exists(ed25519.path())) {
            read(ed25519, Algorithm.ED25519_SHA256, keys, problems);
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new SigningKeys(domain, keys);
    }

    private static void read(KeyFile file, Algorithm expected, List<SigningKey> keys, List<String> problems) {
        try {
            SigningKey key = file.read();
            if (key.algorithm() != expected) {
                problems.add(
                        file.path() + ": a key for " + key.algorithm().tag() + " (expected: " + expected.tag() + ")");
                return;
            }
            keys.add(key);
            if (key instanceof RsaSigningKey rsaKey && rsaKey.isShort()) {
                LOG.warn("{}: an RSA key of less than 2048 bits, which some receivers do not trust", file.path());
            }
        } catch (KeyFile.Unusable e) {
            problems.add(file.path() + ": " + e.problem());
        }
    }
}
