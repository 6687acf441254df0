{{- define "copydesk.labels" -}}
app.kubernetes.io/name: copydesk
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "copydesk.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}
{{- end }}

{{- define "copydesk.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default .Release.Name }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{- define "copydesk.env" -}}
- {name: COPYDESK_BROKER, value: {{ .Values.broker | quote }}}
- {name: COPYDESK_PREFIX, value: {{ .Values.prefix | quote }}}
{{- range $name, $value := .Values.settings }}
- {name: {{ $name }}, value: {{ $value | quote }}}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* Settings of the connection to Kafka for one role: dict "root" $ "role" "desk" */ -}}
{{- define "copydesk.kafka" -}}
{{- $kafka := .root.Values.kafka -}}
{{- $files := "/etc/copydesk/kafka" -}}
- {name: COPYDESK_KAFKA_SECURITY_PROTOCOL, value: {{ $kafka.securityProtocol }}}
{{- if hasPrefix "SASL" $kafka.securityProtocol }}
- {name: COPYDESK_KAFKA_SASL_MECHANISM, value: {{ $kafka.saslMechanism }}}
- {name: COPYDESK_KAFKA_USER, value: {{ index $kafka.users .role | quote }}}
- {name: COPYDESK_KAFKA_PASSWORD, value: "file:{{ $files }}/{{ .role }}-password"}
{{- end }}
{{- if hasSuffix "SSL" $kafka.securityProtocol }}
- {name: COPYDESK_KAFKA_CA_FILE, value: {{ $files }}/ca.crt}
{{- end }}
{{- if eq $kafka.securityProtocol "SSL" }}
- {name: COPYDESK_KAFKA_CERT_FILE, value: {{ $files }}/{{ .role }}.crt}
- {name: COPYDESK_KAFKA_KEY_FILE, value: {{ $files }}/{{ .role }}.key}
{{- end }}
{{- end }}
