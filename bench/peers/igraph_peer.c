// Times igraph's C core on an edge list and keeps its results, so that they can be compared: one JSON line per operation.
// cc -O2 igraph_peer.c -o igraph_peer $(pkg-config --cflags --libs igraph)
// igraph_peer EDGES.csv FOLDER REPETITIONS OPERATIONS     EDGES.csv: source,target,weight with a header, nodes 0, 1, 2 ...
#include <igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const char *folder, *operations;
static int repetitions;

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec + 1e-9 * time.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    double difference = *(const double *)a - *(const double *)b;
    return (difference > 0) - (difference < 0);
}

static int asked(const char *operation) {
    size_t length = strlen(operation);
    for (const char *at = operations; (at = strstr(at, operation)); at += length)
        if ((at == operations || at[-1] == ',') && (at[length] == ',' || !at[length]))
            return 1;
    return 0;
}

static FILE *result_file(const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/igraph.%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    return file;
}

static void keep_numbers(const char *name, const igraph_vector_t *values) {
    FILE *file = result_file(name);
    for (igraph_integer_t i = 0; i < igraph_vector_size(values); i++)
        fprintf(file, "%.17g\n", VECTOR(*values)[i]);
    fclose(file);
}

static void keep_labels(const char *name, const igraph_vector_int_t *values) {
    FILE *file = result_file(name);
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(values); i++)
        fprintf(file, "%ld\n", (long)VECTOR(*values)[i]);
    fclose(file);
}

static void report(const char *operation, double *cpu, double *wall, int count) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    qsort(cpu, count, sizeof *cpu, ascending);
    qsort(wall, count, sizeof *wall, ascending);
    printf("{\"tool\": \"igraph\", \"op\": \"%s\", \"cpu\": %.5f, \"wall\": %.5f, \"peak_mib\": %ld}\n", operation, cpu[count / 2], wall[count / 2],
           usage.ru_maxrss / 1024);
    fflush(stdout);
}

#define TIMED(operation, count, body)                                                             \
    do {                                                                                          \
        double cpu[64], wall[64];                                                                 \
        for (int run = 0; run < (count); run++) {                                                 \
            double cpu_before = now(CLOCK_PROCESS_CPUTIME_ID), before = now(CLOCK_MONOTONIC);     \
            body;                                                                                 \
            wall[run] = now(CLOCK_MONOTONIC) - before;                                            \
            cpu[run] = now(CLOCK_PROCESS_CPUTIME_ID) - cpu_before;                                \
        }                                                                                         \
        report(operation, cpu, wall, count);                                                      \
    } while (0)

int main(int argc, char **argv) {
    if (argc != 5 || !(repetitions = atoi(argv[3])) || repetitions > 64) {
        fprintf(stderr, "usage: %s EDGES.csv FOLDER REPETITIONS leiden,pagerank,components,kcore,betweenness\n", argv[0]);
        return 2;
    }
    folder = argv[2];
    operations = argv[4];
    FILE *file = fopen(argv[1], "r");
    if (!file) {
        perror(argv[1]);
        return 1;
    }
    char line[256];
    igraph_vector_int_t edges, labels;
    igraph_vector_t weights, tied, values, strengths;
    igraph_vector_int_init(&edges, 0);
    igraph_vector_int_init(&labels, 0);
    igraph_vector_init(&weights, 0);
    igraph_vector_init(&tied, 0);
    igraph_vector_init(&values, 0);
    igraph_vector_init(&strengths, 0);
    igraph_integer_t nodes = 0;
    if (!fgets(line, sizeof line, file))
        return 1;
    while (fgets(line, sizeof line, file)) {
        char *at;
        long source = strtol(line, &at, 10), target = strtol(at + 1, &at, 10);
        igraph_vector_int_push_back(&edges, source);
        igraph_vector_int_push_back(&edges, target);
        igraph_vector_push_back(&weights, *at == ',' ? strtod(at + 1, NULL) : 1);
        nodes = source >= nodes ? source + 1 : nodes;
        nodes = target >= nodes ? target + 1 : nodes;
    }
    fclose(file);

    igraph_t directed, undirected;
    igraph_set_attribute_table(&igraph_cattribute_table);
    TIMED("create", 1, igraph_create(&directed, &edges, nodes, IGRAPH_DIRECTED));
    SETEANV(&directed, "weight", &weights);
    igraph_attribute_combination_t sums;
    igraph_attribute_combination(&sums, "weight", IGRAPH_ATTRIBUTE_COMBINE_SUM, IGRAPH_NO_MORE_ATTRIBUTES);
    igraph_copy(&undirected, &directed);
    igraph_to_undirected(&undirected, IGRAPH_TO_UNDIRECTED_COLLAPSE, &sums);
    EANV(&undirected, "weight", &tied);

    if (asked("leiden")) {
        igraph_integer_t count;
        igraph_real_t quality;
        igraph_strength(&undirected, &strengths, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, &tied);
        double total = igraph_vector_sum(&strengths);
        TIMED("leiden", repetitions, {
            igraph_rng_seed(igraph_rng_default(), run + 1);
            igraph_community_leiden(&undirected, &tied, &strengths, 1 / total, 0.01, 0, 2, &labels, &count, &quality);
            char name[64];
            snprintf(name, sizeof name, "leiden.%d", run + 1);
            keep_labels(name, &labels);
        });
    }
    if (asked("pagerank")) {
        igraph_real_t one;
        TIMED("pagerank", repetitions,
              igraph_pagerank(&directed, IGRAPH_PAGERANK_ALGO_PRPACK, &values, &one, igraph_vss_all(), IGRAPH_DIRECTED, 0.85, &weights, NULL));
        keep_numbers("pagerank", &values);
    }
    if (asked("components")) {
        igraph_integer_t count;
        TIMED("components", repetitions, igraph_connected_components(&directed, &labels, NULL, &count, IGRAPH_WEAK));
        keep_labels("components", &labels);
        TIMED("strong_components", repetitions, igraph_connected_components(&directed, &labels, NULL, &count, IGRAPH_STRONG));
        keep_labels("strong_components", &labels);
    }
    if (asked("kcore")) {
        TIMED("kcore", repetitions, igraph_coreness(&undirected, &labels, IGRAPH_ALL));
        keep_labels("kcore", &labels);
    }
    if (asked("betweenness")) {
        igraph_vector_int_t sources;
        igraph_vector_int_init(&sources, 0);
        for (igraph_integer_t i = 0; i < 100 && i < nodes; i++)
            igraph_vector_int_push_back(&sources, i * nodes / (nodes < 100 ? nodes : 100));
        igraph_vs_t selected;
        igraph_vs_vector(&selected, &sources);
        TIMED("betweenness", 1,
              igraph_betweenness_subset(&undirected, &values, igraph_vss_all(), IGRAPH_UNDIRECTED, selected, igraph_vss_all(), NULL));
        keep_numbers("betweenness", &values);
    }
    return 0;
}
