/**
 * The engine's sentences of refused commands by their ids, English and German, each with the HTTP status of its class
 * (ovirt-engine EngineMessage.java, AppErrors.properties; those that were met read the same on a running 4.5.8).
 */

export interface FaultText {
  /** Absent: the sentence only adds to others, and is a 400 where it stands alone. */
  readonly status?: 400 | 403 | 409 | 500;
  readonly en: string;
  readonly de?: string;
}

export const faultTexts = {
  // Names and texts
  ACTION_TYPE_FAILED_NAME_ALREADY_USED: {
    status: 409,
    en: 'Cannot ${action} ${type}. The ${type} name is already in use, please choose a unique name and try again.',
    de: 'Kann ${type} nicht ${action}. Der ${type}-Name wird bereits verwendet, bitte wählen Sie einen eindeutigen Namen und versuchen Sie es erneut.',
  },
  ACTION_TYPE_FAILED_NAME_LENGTH_IS_TOO_LONG: {
    status: 400,
    en: 'Cannot ${action} ${type}. The given name is too long.',
    de: 'Kann ${type} nicht ${action}. Der angegebene Name ist zu lang.',
  },
  ACTION_TYPE_FAILED_NAME_MAY_NOT_CONTAIN_SPECIAL_CHARS: {
    status: 400,
    en: "Can not ${action} ${type}. The given name contains special characters. Only lower-case and upper-case letters, numbers, '_', '-', '.' are allowed.",
    de: 'Kann ${type} nicht ${action}. Der angegebene Name enthält Sonderzeichen. Nur Groß- und Kleinbuchstaben, Zahlen, »_«, »-« und ».« sind erlaubt.',
  },
  ACTION_TYPE_FAILED_DESCRIPTION_MAY_NOT_CONTAIN_SPECIAL_CHARS: {
    status: 400,
    en: 'Cannot ${action} ${type}. The given description contains special characters.\nOnly alpha-numeric and some special characters that conform to the standard ASCII character set are allowed.',
    de: 'Kann ${type} nicht ${action}. Die angegebene Beschreibung enthält Sonderzeichen.\nNur alphanumerische Zeichen und einige Sonderzeichen aus dem Standard-ASCII-Zeichensatz sind erlaubt.',
  },
  VALIDATION_NAME_INVALID_WITH_DOT: {
    status: 400,
    en: 'Name must be formed of alphanumeric characters, numbers or "-_.".',
    de: 'Name muss aus alphanumerischen Zeichen, »-«, »_« oder ».« gebildet werden',
  },
  VALIDATION_TAGS_INVALID_TAG_NAME: {
    status: 400,
    en: "Invalid tag name. Only letters, numbers, '-', and '_' are valid characters.",
    de: 'Ungültiger Tag-Name. Nur alphanumerische Buchstaben, Zahlen, »-« und »_« sind zulässige Zeichen.',
  },
  // Locks and states
  ACTION_TYPE_FAILED_OBJECT_LOCKED: {
    status: 409,
    en: 'Cannot ${action} ${type}. Related operation is currently in progress. Please try again later.',
    de: 'Kann ${type} nicht ${action}. Zugehöriger Vorgang ist gerade im Gange. Bitte versuchen Sie es später erneut.',
  },
  ACTION_TYPE_FAILED_DISKS_LOCKED: {
    status: 409,
    en: 'Cannot ${action} ${type}: The following disks are locked: ${diskAliases}. Please try again in a few minutes.',
    de: 'Kann ${type} nicht ${action}. Die folgenden Disks sind gesperrt: ${diskAliases}. Bitte versuchen Sie es in ein paar Minuten erneut.',
  },
  ACTION_TYPE_FAILED_VM_IS_LOCKED: {
    status: 409,
    en: 'Cannot ${action} ${type}: VM is locked. Please try again in a few minutes.',
    de: 'Kann ${type} nicht ${action}. VM ist gesperrt. Bitte versuchen Sie es in ein paar Minuten erneut.',
  },
  ACTION_TYPE_FAILED_VM_STATUS_ILLEGAL: {
    status: 409,
    en: 'Cannot ${action} ${type} because the VM is in ${vmStatus} status.',
    de: 'Kann ${type} nicht ${action}, da die VM sich im ${vmStatus} Status befindet.',
  },
  ACTION_TYPE_FAILED_VM_IS_NOT_UP: {
    status: 409,
    en: 'Cannot ${action} ${type}. VM is not up.',
    de: 'Kann ${type} nicht ${action}. VM ist nicht »In Betrieb«.',
  },
  ACTION_TYPE_FAILED_VM_IS_NOT_RUNNING: {
    status: 409,
    en: 'Cannot ${action} ${type}. VM is not running.',
    de: 'Kann ${type} nicht ${action}. VM läuft derzeit nicht.',
  },
  ACTION_TYPE_FAILED_VM_IS_RUNNING: {
    status: 409,
    en: 'Cannot ${action} ${type}. VM is running.',
    de: 'Kann ${type} nicht ${action}. VM läuft derzeit.',
  },
  ACTION_TYPE_FAILED_VM_IS_SAVING_RESTORING: {
    status: 409,
    en: 'Cannot ${action} ${type}. VM is in saving/restoring state.\n-Please try again when the VM is either up or down.',
    de: 'Kann ${type} nicht ${action}. VM ist im Status »Saving«/»Restoring«.\n– Versuchen Sie es erneut, wenn die VM im Status »In Betrieb« oder »Außer Betrieb« ist.',
  },
  ACTION_TYPE_FAILED_VM_NOT_FOUND: {
    status: 400,
    en: 'Cannot ${action} ${type}. VM is not found.',
    de: 'Kann ${type} nicht ${action}. VM nicht gefunden.',
  },
  ACTION_TYPE_FAILED_DELETE_PROTECTION_ENABLED: {
    status: 409,
    en: 'Cannot ${action} ${type}. Delete protection is enabled. In order to delete, disable Delete protection first.',
    de: 'Kann ${type} nicht ${action}. Löschschutz ist aktiviert. Um zu löschen, deaktivieren Sie zuerst den Löschschutz.',
  },
  VM_CANNOT_REMOVE_VM_WHEN_STATUS_IS_NOT_DOWN: {
    status: 409,
    en: 'Cannot remove VM that its state is not down.\n-Please stop the VM first.',
    de: 'Kann VM nicht entfernen, da der Status nicht »Außer Betrieb« ist.\n– Bitte stoppen Sie zuerst die VM.',
  },
  VM_CANNOT_REMOVE_HAS_RUNNING_TASKS: {
    status: 409,
    en: 'Cannot force remove VM when there are running tasks.',
    de: 'Kann Entfernen von VM nicht erzwingen, solange Tasks ausgeführt werden.',
  },
  VM_CANNOT_REMOVE_WITH_DETACH_DISKS_BASED_ON_TEMPLATE: {
    status: 409,
    en: 'Cannot ${action} ${type} with detaching disks, VM is based from template.',
    de: 'Kann ${type} nicht mit getrennten Disks ${action}, VM basiert auf Vorlage.',
  },
  // Where a VM may be
  ACTION_TYPE_FAILED_STORAGE_POOL_STATUS_ILLEGAL: {
    status: 409,
    en: 'Cannot ${action} ${type}. Unknown Data Center status.',
    de: 'Kann ${type} nicht ${action}. Unbekannter Data-Center-Status.',
  },
  ACTION_TYPE_FAILED_STORAGE_POOL_NOT_EXIST: {
    status: 400,
    en: "Data Center doesn't exist.",
    de: 'Data-Center ist nicht vorhanden.',
  },
  ACTION_TYPE_FAILED_CLUSTER_UNDEFINED_ARCHITECTURE: {
    status: 400,
    en: 'Cannot ${action} ${type}. The cluster does not have a defined architecture.',
    de: 'Kann ${type} nicht ${action}. Der Cluster hat keine definierte Architektur.',
  },
  VM_CANNOT_MOVE_TO_CLUSTER_IN_OTHER_STORAGE_POOL: {
    status: 409,
    en: 'VM can be moved only to a Cluster in the same Data Center.',
    de: 'VM kann nur in einen Cluster im selben Data-Center verschoben werden.',
  },
  ACTION_TYPE_FAILED_VM_CLUSTER_DIFFERENT_ARCHITECTURES: {
    status: 400,
    en: 'Cannot ${action} ${type}. The VM and the destination cluster architectures do not match.',
    de: 'Kann ${type} nicht ${action}. Die Architekturen der VM und des Ziel-Clusters stimmen nicht überein.',
  },
  SCHEDULING_NO_HOSTS: {
    en: 'There are no hosts to use. Check that the cluster contains at least one host in Up state.',
    de: 'Keine verwendbaren Hosts. Stellen Sie sicher, dass der Cluster mindestens einen Host im »In Betrieb«-Status hat.',
  },
  SCHEDULING_ALL_HOSTS_FILTERED_OUT: {
    status: 409,
    en: 'Cannot ${action} ${type}. There is no host that satisfies current scheduling constraints. See below for details:',
    de: 'Kann ${type} nicht ${action}. Es gibt keinen Host, der den aktuellen Scheduling-Einschränkungen gerecht wird. Siehe unten für weitere Informationen:',
  },
  SCHEDULING_HOST_FILTERED_REASON_WITH_DETAIL: {
    en: 'The host ${hostName} did not satisfy ${filterType} filter ${filterName} because ${detailMessage}.',
    de: 'Der Host ${hostName} entsprach nicht dem ${filterType} Filter ${filterName}. Grund: ${detailMessage}.',
  },
  VAR__DETAIL__NOT_ENOUGH_MEMORY: {
    en: 'its available memory is too low (${availableMem} MB) to run the VM',
    de: 'Verfügt über ${availableMem} MB freien Arbeitsspeicher. Unzureichend freier Arbeitsspeicher zur Ausführung der VM',
  },
  // Templates
  ACTION_TYPE_FAILED_TEMPLATE_NOT_EXISTS_IN_CURRENT_DC: {
    status: 400,
    en: "The specified Template doesn't exist in the current Data Center.",
    de: 'Die angegebene Vorlage ist im aktuellen Data-Center nicht vorhanden.',
  },
  ACTION_TYPE_FAILED_TEMPLATE_IS_INCOMPATIBLE: {
    status: 400,
    en: 'Can not ${action} ${type}. The selected template is not compatible with Cluster architecture.',
    de: 'Kann ${type} nicht ${action}. Die gewählte Vorlage ist nicht kompatibel mit der Clusterarchitektur.',
  },
  ACTION_TYPE_FAILED_TEMPLATE_IS_BEING_CREATED: {
    status: 409,
    en: 'Cannot ${action} ${type}. Template ${TemplateName} is being created.',
    de: 'Kann ${type} nicht ${action}. Vorlage ${TemplateName} wird gerade erstellt.',
  },
  ACTION_TYPE_FAILED_TEMPLATE_IS_BEING_CREATED_FROM_VM: {
    status: 409,
    en: 'Cannot ${action} ${type}. Template is being created from this VM.',
    de: 'Kann ${type} nicht ${action}. Vorlage wird von dieser VM erstellt.',
  },
  ACTION_TYPE_FAILED_INSTANCE_TYPE_DOES_NOT_EXIST: {
    status: 400,
    en: "Cannot ${action} ${type}. The relevant Instance Type doesn't exist.",
    de: 'Kann ${type} nicht ${action}. Der betreffende Instanztyp ist nicht vorhanden.',
  },
  VM_TEMPLATE_IS_LOCKED: {
    status: 409,
    en: 'Template is currently locked (temporarily).',
    de: 'Vorlage ist derzeit gesperrt (vorübergehend).',
  },
  VMT_CLUSTER_IS_NOT_VALID: {
    status: 400,
    en: "Cannot ${action} ${type}. The relevant Cluster doesn't exist.",
    de: 'Kann ${type} nicht ${action}. Der relevante Cluster existiert nicht.',
  },
  VMT_CANNOT_REMOVE_DETECTED_DERIVED_VM: {
    status: 409,
    en: 'Cannot delete Template. Template is being used by the following VMs: ${vmsList}.',
    de: 'Kann Vorlage nicht löschen. Vorlage wird von den folgenden VMs verwendet: ${vmsList}.',
  },
  VMT_CANNOT_CREATE_TEMPLATE_FROM_DOWN_VM: {
    status: 409,
    en: 'Cannot ${action} ${type}. VM is locked or still running, try again once VM is in the Down state.',
    de: 'Kann ${type} nicht ${action}. VM ist gesperrt oder läuft noch.  Versuchen Sie es erneut, wenn die VM im »Außer Betrieb«-Status ist.',
  },
  // Hardware
  ACTION_TYPE_FAILED_ILLEGAL_OS_TYPE_IS_NOT_SUPPORTED_BY_ARCHITECTURE_TYPE: {
    status: 400,
    en: 'Cannot ${action} ${type}. Selected operating system is not supported by the architecture.',
    de: 'Kann ${type} nicht ${action}. Gewähltes Betriebssystem wird von der Architektur nicht unterstützt.',
  },
  ACTION_TYPE_FAILED_MAX_NUM_CPU: {
    status: 409,
    en: 'Cannot ${action} ${type}. Maximum number of CPUs exceeded.',
    de: 'Kann ${type} nicht ${action}. Maximale Anzahl an CPUs überschritten.',
  },
  ACTION_TYPE_FAILED_MAX_NUM_SOCKETS: {
    status: 409,
    en: 'Cannot ${action} ${type}. Maximum number of sockets exceeded.',
    de: 'Kann ${type} nicht ${action}. Maximale Anzahl an Sockets überschritten.',
  },
  ACTION_TYPE_FAILED_MAX_CPU_PER_SOCKET: {
    status: 409,
    en: 'Cannot ${action} ${type}. Maximum number of CPUs per socket exceeded.',
    de: 'Kann ${type} nicht ${action}. Maximale Anzahl an CPUs pro Socket überschritten.',
  },
  ACTION_TYPE_FAILED_MAX_THREADS_PER_CPU: {
    status: 409,
    en: 'Cannot ${action} ${type}. Maximum number of threads per cpu exceeded',
    de: 'Kann ${type} nicht ${action}. Maximale Anzahl an Threads pro CPUs überschritten.',
  },
  ACTION_TYPE_FAILED_MIN_CPU_PER_SOCKET: {
    status: 409,
    en: 'Minimum number of CPU per socket cannot be less than 1',
    de: 'Die minimale Anzahl an CPUs pro Socket kann nicht weniger als 1 sein',
  },
  ACTION_TYPE_FAILED_MIN_NUM_SOCKETS: {
    status: 409,
    en: 'Minimum number of sockets cannot be less then 1',
    de: 'Die minimale Anzahl an Sockets kann nicht weniger als 1 sein',
  },
  ACTION_TYPE_FAILED_MIN_THREADS_PER_CPU: {
    status: 409,
    en: 'Minimum number of threads per CPU cannot be less than 1',
    de: 'Die minimale Anzahl an Threads pro CPU kann nicht weniger als 1 sein',
  },
  ACTION_TYPE_FAILED_MIN_MEMORY_CANNOT_EXCEED_MEMORY_SIZE: {
    status: 400,
    en: 'Cannot ${action} ${type}. Physical Memory Guaranteed cannot exceed Memory Size.',
    de: 'Kann ${type} nicht ${action}. Der garantierte physische Arbeitsspeicher kann die Arbeitsspeichergröße nicht überschreiten.',
  },
  ACTION_TYPE_FAILED_MAX_MEMORY_CANNOT_BE_SMALLER_THAN_MEMORY_SIZE: {
    status: 409,
    en: 'Cannot ${action} ${type}. Memory size (${memory}MB) cannot exceed maximum memory size (${maxMemory}MB).',
    de: 'Kann ${type} nicht ${action}. Arbeitsspeichergröße (${memory}MB) kann nicht die maximale Arbeitsspeichergröße (${maxMemory}MB) übersteigen.',
  },
  ACTION_TYPE_FAILED_MAX_MEMORY_CANNOT_EXCEED_PLATFORM_LIMIT: {
    status: 400,
    en: 'Cannot ${action} ${type}. Maximum memory (${maxMemory}MB) cannot exceed platform limit (${platformLimit}MB).',
    de: 'Kann ${type} nicht ${action}. Maximale Arbeitsspeichergröße (${maxMemory}MB) kann die Plattformgrenze (${platformLimit}MB) nicht übersteigen.',
  },
  ACTION_TYPE_FAILED_INVALID_CUSTOM_PROPERTIES_INVALID_KEYS: {
    status: 400,
    en: 'Cannot ${action} ${type} if some of the specified custom properties are not configured by the system. The keys are: ${MissingKeys}',
    de: 'Kann ${type} nicht ${action}, wenn einige der angegebenen benutzerdefinierten Eigenschaften nicht durch das System konfiguriert sind. Die Schlüssel sind: ${MissingKeys}',
  },
  ACTION_TYPE_FAILED_INVALID_CUSTOM_PROPERTIES_INVALID_VALUES: {
    status: 400,
    en: 'Cannot ${action} ${type} if some of the specified custom properties have illegal values. The keys are: ${WrongValueKeys}',
    de: 'Kann ${type} nicht ${action}, wenn einige der angegebenen benutzerdefinierten Eigenschaften unzulässige Werte haben. Die Schlüssel sind: ${WrongValueKeys}',
  },
  // Initialization and boot
  VALIDATION_CLOUD_INIT_START_ON_BOOT_INVALID: {
    status: 400,
    en: "Cannot ${action} ${type}. Start On Boot selection in cloud-init configuration is invalid. Only 'true' is supported.",
    de: 'Kann nicht ${action} ${type}. Die Auswahl Start On Boot in der cloud-init-Konfigurierung ist ungültig. Nur »true« wird unterstützt.',
  },
  VALIDATION_CLOUD_INIT_IPV6_AUTOCONF_UNSUPPORTED: {
    status: 400,
    en: "Cannot ${action} ${type}. Option 'autoconf' in cloud-init configuration is not supported.",
    de: 'Kann nicht ${action} ${type}. Die Option »autoconf« wird in der cloud-init-Konfigurierung nicht unterstützt.',
  },
  VALIDATION_CLOUD_INIT_STATIC_IPV4_ADDRESS_MISSING: {
    status: 400,
    en: 'Cannot ${action} ${type}. Static IPv4 address is missing in cloud-init configuration.',
    de: 'Kann nicht ${action} ${type}. Statische IPv4-Adresse fehlt in der cloud-init-Konfigurierung.',
  },
  VALIDATION_CLOUD_INIT_STATIC_IPV6_ADDRESS_MISSING: {
    status: 400,
    en: 'Cannot ${action} ${type}. Static IPv6 address is missing in cloud-init configuration.',
    de: 'Kann nicht ${action} ${type}. Statische IPv6-Adresse fehlt in der cloud-init-Konfigurierung.',
  },
  VM_CANNOT_RUN_FROM_DISK_WITHOUT_DISK: {
    status: 409,
    en: "Cannot ${action} ${type} without at least one bootable disk.\nAlternatives:\n- Create a disk for this VM, and rerun the VM.\n- Change the boot sequence using the Edit VM command (Boot Option Sub-Tab).\n- Use the 'Run Once' command to select a different boot option and rerun the VM.",
    de: 'Kann ${type} nicht ohne mindestens eine bootbare Disk ${action}.\nAlternativen:\n– Erstellen Sie eine Disk für diese VM und starten Sie die VM neu.\n– Ändern Sie unter »Bearbeiten« die Bootreihenfolge auf dem Bootoptionen-Unterreiter.\n– Wählen Sie unter »Einmal ausführen« eine andere Bootoption und starten Sie die VM neu.',
  },
  VM_CANNOT_RUN_FROM_NETWORK_WITHOUT_NETWORK: {
    status: 409,
    en: "VM is configured to be 'Network bootable', but no Network Interface is configured.\nAlternatives:\n- Select a different boot device (using the 'Run Once' command or 'Edit VM' command on Boot Option Sub-Tab).\n- Configure Network Interface and rerun the VM.",
    de: 'VM ist konfiguriert als »Über Netzwerk bootbar«, aber es ist keine Netzwerkschnittstelle konfiguriert.\nAlternativen:\n– Wählen Sie ein anderes Bootlaufwerk (unter »Einmal ausführen« oder »Bearbeiten« auf dem Bootoptionen-Unterreiter).\n– Konfigurieren Sie eine Netzwerkschnittstelle und starten die VM neu.',
  },
  // Network interfaces
  NETWORK_INTERFACE_NAME_ALREADY_IN_USE: {
    status: 409,
    en: 'Network interface name is already in use',
    de: 'Netzwerkschnittstellenname wird bereits verwendet.',
  },
  ACTION_TYPE_FAILED_VNIC_PROFILE_NOT_EXISTS: {
    status: 400,
    en: "Cannot ${action} ${type}. The specified VM network interface profile doesn't exist.",
    de: 'Kann ${type} nicht ${action}. Das angegebene VM-Netzwerkschnittstellenprofil ist nicht vorhanden.',
  },
  NETWORK_MAC_ADDRESS_IN_USE: {
    status: 409,
    en: 'MAC Address ${MacAddress} is already in use by VM or snapshot: ${VmName}.',
    de: 'MAC-Adresse ${MacAddress} wird bereits von der VM oder dem Snapshot verwendet: ${VmName}.',
  },
  VALIDATION_VM_NETWORK_MAC_ADDRESS_INVALID: {
    status: 400,
    en: 'MAC address must be in format "HH:HH:HH:HH:HH:HH" where H is a hexadecimal character (either a digit or A-F, case is insignificant).',
    de: 'Die MAC-Adresse muss im Format »HH:HH:HH:HH:HH:HH«  angegeben werden, wobei H ein hexadezimales Zeichen ist (entweder eine Zahl oder A-F, Groß- oder Kleinschreibung wird ignoriert).',
  },
  ACTION_TYPE_FAILED_CANNOT_REMOVE_ACTIVE_DEVICE: {
    status: 409,
    en: 'Cannot ${action} ${type}. The VM Network Interface is plugged to a running VM.',
    de: 'Kann ${type} nicht ${action}. Die VM-Netzwerkschnittstelle ist an eine laufende VM angeschlossen.',
  },
  NETWORK_NOT_EXISTS_IN_CURRENT_CLUSTER: {
    status: 409,
    en: "The specified Logical Network doesn't exist in the current Cluster.",
    de: 'Das angegebene logische Netzwerk ist im aktuellen Cluster nicht vorhanden.',
  },
  // Disks
  VALIDATION_DISK_INTERFACE_NOT_NULL: {
    status: 400,
    en: 'Interface is required',
    de: 'Schnittstelle ist erforderlich',
  },
  ACTION_TYPE_FAILED_DISK_NOT_EXIST: {
    status: 400,
    en: 'Cannot ${action} ${type}. The specified disk does not exist.',
    de: 'Kann ${type} nicht ${action}. Die angegebene Disk ist nicht vorhanden.',
  },
  ACTION_TYPE_FAILED_STORAGE_DOMAIN_NOT_SPECIFIED: {
    status: 400,
    en: "Cannot ${action} ${type}. Storage Domain hasn't been specified.",
    de: 'Kann ${type} nicht ${action}. Der Speicherdomänentyp ist nicht angegeben.',
  },
  ACTION_TYPE_FAILED_DISK_BOOT_IN_USE: {
    status: 409,
    en: 'Cannot ${action} ${type}. Disk ${DiskName} in VM ${VmName} is already marked as boot.',
    de: 'Kann ${type} nicht ${action}. Die Disk ${DiskName} in VM ${VmName} ist bereits als »boot« gekennzeichnet.',
  },
  ACTION_TYPE_FAILED_DISK_ALREADY_ATTACHED: {
    status: 409,
    en: 'Cannot ${action} ${type}. The disk is already attached to VM.',
    de: 'Kann ${type} nicht ${action}. Die Disk ist bereits der VM zugeordnet.',
  },
  ACTION_TYPE_FAILED_DISK_SPACE_LOW_ON_STORAGE_DOMAIN: {
    status: 409,
    en: 'Cannot ${action} ${type}. Low disk space on Storage Domain ${storageName}.',
    de: 'Kann ${type} nicht ${action}. Wenig Disk-Speicherplatz auf der Speicherdomäne ${storageName}.',
  },
  ACTION_TYPE_FAILED_THIN_TEMPLATE_DISKS_SHOULD_ONLY_BE_COW: {
    status: 400,
    en: 'Cannot ${action} ${type}. Thin provisioned template disks can not be defined as Raw.',
    de: 'Kann ${type} nicht ${action}. Vorlagen-Disks mit schlanker Speicherzuweisung können nicht als Raw definiert werden.',
  },
  ACTION_TYPE_FAILED_TEMPLATE_NOT_FOUND_ON_DESTINATION_DOMAIN: {
    status: 400,
    en: 'Cannot ${action} ${type}. The selected Storage Domain does not contain the VM Template.',
    de: 'Kann ${type} nicht ${action}. Die gewählte Speicherdomäne enthält die VM-Vorlage nicht.',
  },
  ACTION_TYPE_FAILED_STORAGE_DOMAIN_STATUS_ILLEGAL2: {
    status: 409,
    en: "Cannot ${action} ${type}. The relevant Storage Domain's status is ${status}.",
    de: 'Kann ${type} nicht ${action}. Der Status der betreffenden Speicherdomäne ist ${status}.',
  },
  ACTION_TYPE_FAILED_STORAGE_DOMAIN_NOT_IN_STORAGE_POOL: {
    status: 400,
    en: 'Cannot ${action} ${type}. The selected Storage Domain is not part of the Data Center.',
  },
  ACTION_TYPE_FAILED_QUOTA_STORAGE_LIMIT_EXCEEDED: {
    status: 409,
    en: 'Cannot ${action} ${type}. Quota has insufficient storage resources.',
    de: 'Kann ${type} nicht ${action}. Kontingent hat unzureichende Speicherressourcen.',
  },
  VM_TEMPLATE_IMAGE_LAST_DOMAIN: {
    status: 409,
    en: 'Cannot ${action} ${type}. The image is the only remaining copy of a Template disk.',
    de: 'Kann ${type} nicht ${action}. Das Image ist die einzige verbleibende Kopie einer Vorlagen-Disk.',
  },
  // Images of repositories
  VDS_CLUSTER_IS_NOT_VALID: {
    status: 400,
    en: 'Cannot ${action} ${type}. Cluster ID is not valid.',
    de: 'Kann ${type} nicht ${action}. Cluster-ID ist ungültig.',
  },
  ACTION_TYPE_FAILED_IMAGE_NOT_SUPPORTED: {
    status: 400,
    en: 'Cannot ${action} ${type}. Only bare RAW and QCOW2 image formats are supported.',
    de: 'Kann ${type} nicht ${action}. Nur reine RAW- und QCOW2-Image-Formate werden unterstützt.',
  },
  ACTION_TYPE_FAILED_IMAGE_DOWNLOAD_ERROR: {
    status: 400,
    en: 'Cannot ${action} ${type}. The image content could not be detected. Please try to re-import the image.',
    de: 'Kann ${type} nicht ${action}. Der Image-Inhalt konnte nicht gefunden werden. Bitte versuchen Sie, das Image erneut zu importieren.',
  },
  ACTION_TYPE_FAILED_IMAGE_UNRECOGNIZED: {
    status: 400,
    en: 'Cannot ${action} ${type}. Either the image is missing, or its format is corrupted or unrecognizable.',
    de: 'Kann ${type} nicht ${action}. Entweder fehlt das Image oder dessen Format ist fehlerhaft oder wird nicht erkannt.',
  },
  ACTION_TYPE_FAILED_CANNOT_FIND_SPECIFIED_IMAGE: {
    status: 400,
    en: "Cannot ${action} ${type}. The specified image wasn't found.",
  },
  ACTION_TYPE_FAILED_CANNOT_IMPORT_IMAGE_FROM_REPOSITORY: {
    status: 409,
    en: 'Cannot ${action} ${type}. Failed to import from the repository.',
  },
  // Providers
  VALIDATION_NAME_INVALID: {
    status: 400,
    en: 'Name must be formed of alphanumeric characters, numbers or "-_".',
    de: 'Name muss aus alphanumerischen Zeichen, »-« oder »_« gebildet werden',
  },
  ACTION_TYPE_FAILED_PROVIDER_INVALID_AUTH_URL: {
    status: 400,
    en: 'Cannot ${action} ${type}. The Provider has an invalid authentication URL ${AuthUrl}. The authentication URL must have the following format: "https://hostname:port/v3" or "http://hostname:port/v3".',
    de: 'Kann ${type} nicht ${action}. Der Provider hat eine ungültige Authentifizierungs-URL ${AuthUrl}. Die Authentifizierungs-URL muss das folgende Format haben: "https://hostname:port/v3" oder "http://hostname:port/v3".',
  },
  ACTION_TYPE_FAILED_PROVIDER_PASSWORD_TOO_LONG: {
    status: 400,
    en: 'Cannot ${action} ${type}. The password must not exceed 200 characters.',
    de: 'Kann ${type} nicht ${action}. Das Passwort darf 200 Zeichen nicht überschreiten.',
  },
  ACTION_TYPE_FAILED_PROVIDER_URL_TENANT_COMBINATION_NOT_UNIQUE: {
    status: 400,
    en: 'Cannot ${action} ${type}. A provider with the same provider URL and tenant already exists.',
    de: 'Kann ${type} nicht ${action}. Ein Provider mit derselben Provider-URL und demselben Mandanten ist bereits vorhanden.',
  },
  ACTION_TYPE_FAILED_PROVIDER_URL_PROJECT_NAME_AND_DOMAIN_NAME_COMBINATION_NOT_UNIQUE: {
    status: 400,
    en: 'Cannot ${action} ${type}. A provider with the same provider URL, project name and project domain name already exists.',
    de: 'Kann ${type} nicht ${action}. Ein Provider mit derselben Provider-URL, demselben  Projektnamen und demselben Projektdomänennamen ist bereits vorhanden.',
  },
  PROVIDER_FAILURE: {
    status: 400,
    en: 'Failed to communicate with the external provider, see log for additional details.',
  },
  PROVIDER_IMPORT_CERTIFICATE_ERROR: { status: 400, en: 'Failed to import provider certificate.' },
  // Tags, events, jobs and permissions
  TAGS_SPECIFY_TAG_IS_IN_USE: {
    status: 409,
    en: 'The specified Tag name already exists.',
    de: 'Der angegebene Tag-Name ist bereits vorhanden.',
  },
  TAGS_SPECIFY_TAG_IS_NOT_EXISTS: {
    status: 400,
    en: 'The specified Tag does not exist.',
    de: 'Der angegebene Tag ist nicht vorhanden.',
  },
  TAGS_CANNOT_REMOVE_TAG_NOT_EXIST: {
    status: 400,
    en: 'Cannot remove tag. Tag does not exist.',
    de: 'Kann Tag nicht entfernen. Tag ist nicht vorhanden.',
  },
  TAGS_CANNOT_EDIT_READONLY_TAG: {
    status: 409,
    en: 'Cannot edit readonly tag',
    de: 'Kann Schreibschutz-Tag nicht bearbeiten',
  },
  ACTION_TYPE_FAILED_EXTERNAL_EVENT_ILLEGAL_ORIGIN: {
    status: 400,
    en: 'Cannot ${action} ${type}. Illegal Origin for External Event : oVirt',
    de: 'Kann ${type} nicht ${action}. Unzulässige Quelle für externes Ereignis: oVirt',
  },
  ACTION_TYPE_FAILED_EXTERNAL_EVENT_DUPLICATE_CUSTOM_ID: {
    status: 400,
    en: '=Cannot ${action} ${type}. External Event with this custom id already exists.',
    de: 'Kann ${type} nicht ${action}. Externes Ereignis mit dieser benutzerdefinierten ID ist bereits vorhanden.',
  },
  ACTION_TYPE_NOT_EXTERNAL: {
    status: 400,
    en: 'Cannot ${action} ${type}. External steps can be added only to external jobs or steps.',
    de: 'Kann ${type} nicht ${action}. Externe Schritte können nur zu externen Jobs oder Schritten hinzugefügt werden.',
  },
  PERMISSION_ADD_FAILED_INVALID_ROLE_ID: {
    status: 400,
    en: 'Cannot add permission, invalid Role id',
    de: 'Kann Berechtigung nicht hinzufügen, ungültige Rollen-ID',
  },
  USER_NOT_AUTHORIZED_TO_PERFORM_ACTION: {
    status: 403,
    en: 'User is not authorized to perform this action.',
    de: 'Der Benutzer ist nicht berechtigt, diese Aktion durchzuführen.',
  },
  ACTION_TYPE_FAILED_CPU_NOT_FOUND: {
    status: 400,
    en: 'Cannot ${action} ${type}. The chosen CPU is not supported.',
    de: 'Kann ${type} nicht ${action}. Die ausgewählte CPU wird nicht unterstützt.',
  },
  VMPAYLOAD_SIZE_EXCEEDED: {
    status: 400,
    en: 'Payload is limited to ${size}K',
    de: 'Nutzdaten sind begrenzt auf ${size}K',
  },
  // Glue of the list that a refusal is
  ATTRIBUTE: { en: 'Attribute: ${path}', de: 'Attribut: ${path}' },
  TEXT: { en: '${text}' },
  INTERNAL_ENGINE_ERROR: { status: 400, en: 'Internal Engine Error' },
  // Rules of the bean validation
  SIZE: { status: 400, en: 'size must be between ${min} and ${max}' },
  AT_LEAST: { status: 400, en: 'must be greater than or equal to ${min}' },
} as const satisfies Readonly<Record<string, FaultText>>;

export type FaultTextId = keyof typeof faultTexts;

/** What stands for `${action}` and `${type}`, in German. */
export const germanWords: Readonly<Record<string, string>> = {
  add: 'hinzufügen',
  edit: 'bearbeiten',
  remove: 'entfernen',
  run: 'ausführen',
  stop: 'stoppen',
  restart: 'neu starten',
  attach: 'hinzufügen',
  import: 'importieren',
  update: 'aktualisieren',
  Interface: 'Schnittstelle',
  provider: 'Provider',
  Template: 'Vorlage',
  'Virtual Disk': 'virtuelle Disk',
};
