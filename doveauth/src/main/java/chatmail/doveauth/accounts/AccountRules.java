// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig.NewAccounts;
import java.util.Optional;

/**
 * Whether an address that does not exist may be created. The fault of who asks is told before that of the host, so that
 * trying again later is advised only where it helps.
 */
public final class AccountRules {
    /** The cost of a hash grows with the password; the longest minimum an operator can set still fits. */
    static final int MAX_PASSWORD_OCTETS = 4_096;

    private final String domain;
    private final NewAccounts limits;

    /** @param domain of the relay, in lower case */
    public AccountRules(String domain, NewAccounts limits) {
        this.domain = domain;
        this.limits = limits;
    }

    /** @return empty when it may */
    public Optional<CreationRefusal> refusal(Address address, Password password, HostConditions host) {
        return ofName(address).or(() -> ofPassword(password)).or(() -> refusal(host));
    }

    private Optional<CreationRefusal> ofName(Address address) {
        String name = address.localPart();
        if (!address.domain().equals(domain)) {
            return Optional.of(CreationRefusal.DOMAIN_FOREIGN);
        }
        if (!name.chars().allMatch(AccountRules::isNameCharacter) || name.startsWith(".")) {
            return Optional.of(CreationRefusal.NAME_CHARACTERS);
        }
        boolean fits = name.length() >= limits.usernameMinLength() && name.length() <= limits.usernameMaxLength();
        return fits ? Optional.empty() : Optional.of(CreationRefusal.NAME_LENGTH);
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    }

    private Optional<CreationRefusal> ofPassword(Password password) {
        if (password.characters() < limits.passwordMinLength()) {
            return Optional.of(CreationRefusal.PASSWORD_TOO_SHORT);
        }
        boolean fits = password.octetCount() <= MAX_PASSWORD_OCTETS;
        return fits ? Optional.empty() : Optional.of(CreationRefusal.PASSWORD_TOO_LONG);
    }

    /** Whether nobody at all may be created now. */
    public Optional<CreationRefusal> refusal(HostConditions host) {
        if (host.creationOff()) {
            return Optional.of(CreationRefusal.CREATION_OFF);
        }
        if (host.load().orElse(0) > limits.maxLoad()) {
            return Optional.of(CreationRefusal.LOAD_HIGH);
        }
        if (host.availableMemoryBytes().orElse(Long.MAX_VALUE)
                < limits.minAvailableMemory().bytes()) {
            return Optional.of(CreationRefusal.MEMORY_LOW);
        }
        if (host.freeDiskBytes().orElse(Long.MAX_VALUE)
                < limits.minFreeDiskSpace().bytes()) {
            return Optional.of(CreationRefusal.DISK_LOW);
        }
        return Optional.empty();
    }
}
